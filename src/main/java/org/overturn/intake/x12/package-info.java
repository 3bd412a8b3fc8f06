/**
 * X12 005010: the payer's answer to a request for authorization (278, X217), and claims of a
 * remittance (835, X221) that were denied for want of one. {@code Segments} takes the envelope
 * apart, StAEDI reads the transaction sets against our schemas, and 999 and TA1 say what was taken.
 */
package org.overturn.intake.x12;

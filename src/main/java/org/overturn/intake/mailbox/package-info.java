/** The mailbox that payers and fax services write to: each attachment becomes a notice. */
package org.overturn.intake.mailbox;

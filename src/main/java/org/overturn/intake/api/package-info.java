/** {@code POST /api/denials}: where other systems hand in what payers answered. */
package org.overturn.intake.api;

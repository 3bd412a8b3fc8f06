/** The start form {@code enter-denial}: a denial that a coordinator types in from a letter. */
package org.overturn.intake.form;

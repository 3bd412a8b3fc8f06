package org.overturn.appeal;

import java.time.LocalDate;

/**
 * What a person says of a letter of the practice's that was sent.
 *
 * @param on the day, in the practice's zone
 * @param destination where to; null for the payer's address that is kept, where there is one
 * @param confirmation null where none was given
 * @param note what else is to be kept of it; null for nothing
 */
record Posted(String method, LocalDate on, String destination, String confirmation, String note) {}

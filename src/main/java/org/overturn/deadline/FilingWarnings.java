package org.overturn.deadline;

import java.time.Instant;

/**
 * When to speak up before a filing deadline passes. Days begin with the hours of those warned.
 *
 * @param reminderAt the first of 14, 7 and 1 days before that is still ahead (R59), else half of
 *     the time that is left
 * @param nearAt three business days before, when filing no longer waits for a call (R65)
 * @param escalationAt one business day before
 */
public record FilingWarnings(Instant reminderAt, Instant nearAt, Instant escalationAt) {}

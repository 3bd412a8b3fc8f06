package org.overturn.deadline;

import java.time.Instant;

/**
 * When to speak up before a window closes (R12).
 *
 * @param reminderAt half of the time that is left
 * @param escalationAt when the payer's last business hours before the close begin
 */
public record Warnings(Instant reminderAt, Instant escalationAt) {}

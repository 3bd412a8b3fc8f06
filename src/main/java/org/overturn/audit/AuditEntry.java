package org.overturn.audit;

import java.time.Instant;

/**
 * One audited act, for reading.
 *
 * @param at when
 * @param who the user's id
 * @param what the act's code, such as {@code case-viewed}
 * @param from the address it came from
 * @param detail what the code does not say; never a patient's data
 */
public record AuditEntry(Instant at, String who, String what, String from, String detail) {}

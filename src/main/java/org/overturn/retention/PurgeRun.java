package org.overturn.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A purge that was done.
 *
 * @param by the user who asked for it, or {@code Overturn}
 * @param cases what is left of its cases
 */
public record PurgeRun(UUID id, Instant at, String by, Proof proof, List<Tombstone> cases) {}

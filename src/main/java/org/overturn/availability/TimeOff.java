package org.overturn.availability;

import java.time.Instant;
import java.util.UUID;

/**
 * A time at which somebody is away.
 *
 * @param until the first moment at which they are back
 */
record TimeOff(UUID id, String userId, Instant from, Instant until, String enteredBy) {}

package org.overturn.evidence.policy;

import java.time.Instant;
import java.util.UUID;

/**
 * That a case is argued by a version.
 *
 * @param because why this one, in one line
 * @param by who chose it
 */
record ChosenPolicy(UUID policy, String because, String by, Instant at) {}

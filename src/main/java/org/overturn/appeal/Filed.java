package org.overturn.appeal;

import java.time.Instant;

/**
 * What a person says of something that was sent and arrived.
 *
 * @param method {@code portal}, {@code fax}, {@code mail}, {@code fhir} or {@code e-mail}
 * @param destination where to; null for the payer's address that is kept
 * @param confirmation the payer's number, the fax receipt or the tracking number
 * @param proof the numbers of the uploaded proofs; null for the only one that is not used
 * @param explanation of what is unusual; null when nothing is
 */
record Filed(
    String method,
    Instant at,
    String destination,
    String confirmation,
    String proof,
    String explanation) {}

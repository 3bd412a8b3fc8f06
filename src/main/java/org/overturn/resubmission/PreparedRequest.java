package org.overturn.resubmission;

import java.time.Instant;

/**
 * A corrected request in one form, ready to be sent; it never changes.
 *
 * @param version of the draft that it was made from
 * @param name of the file; nothing of the patient
 */
record PreparedRequest(
    int attempt,
    int version,
    RequestFormat format,
    String name,
    String sha256,
    String by,
    Instant at) {}

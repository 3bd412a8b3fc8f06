package org.overturn.security.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A machine that may sign in, as administrators see it.
 *
 * @param id what it signs in with
 * @param label what people call it
 * @param scopes what it may do
 * @param expiresAt when it ends by itself; null for never
 * @param lastUsedOn the practice's day on which it last signed in; null for never
 * @param revokedBy who ended it; null while it may sign in
 * @param secrets those that open it now, the newest first
 */
record ApiClient(
    String id,
    String label,
    Set<Scope> scopes,
    String madeBy,
    Instant madeAt,
    Instant expiresAt,
    LocalDate lastUsedOn,
    String revokedBy,
    Instant revokedAt,
    List<Secret> secrets) {

  /**
   * One that opens it.
   *
   * @param endsAt null for: with the client
   */
  record Secret(Instant madeAt, Instant endsAt) {}

  public boolean isRevoked() {
    return revokedAt != null;
  }
}

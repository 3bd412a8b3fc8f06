package org.overturn.security.client;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.overturn.audit.Audit;
import org.overturn.denial.Sha256;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes clients, gives them new secrets and ends them; each is audited. A secret is known to
 * whoever it is shown to, once; what is kept is its hash, without salt: a secret is drawn here and
 * too long to be guessed, so that a slow hash would add nothing but load.
 */
@Service
class ApiClients {

  private static final String PREFIX = "client-";

  /** So that a scanner of files knows a secret of ours when it sees one. */
  private static final String SECRET_PREFIX = "ovt_";

  private static final int SECRET_BYTES = 32;
  private static final int LONGEST_NAME = 40;

  private final ClientStore store;
  private final IdentityService identity;
  private final Audit audit;
  private final PracticeProperties practice;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiClients(
      ClientStore store,
      IdentityService identity,
      Audit audit,
      PracticeProperties practice,
      Clock clock) {
    this.store = store;
    this.identity = identity;
    this.audit = audit;
    this.practice = practice;
    this.clock = clock;
  }

  /** A client and the secret that nobody will see again. */
  record Fresh(String id, String secret) {

    @Override
    public String toString() {
      return "Fresh[" + id + "]";
    }
  }

  /** Makes one that ends by itself after so long, or never where that is null. */
  @Transactional
  public Fresh make(String label, Set<Scope> scopes, Duration goodFor, String by, String from) {
    Instant now = clock.instant();
    Instant expiresAt = goodFor == null ? null : now.plus(goodFor);
    String name = PREFIX + name(label);
    String id = name;
    for (int next = 2; isUser(id) || !store.add(id, label, scopes, by, now, expiresAt); next++) {
      id = name + "-" + next;
    }
    Fresh fresh = new Fresh(id, secret());
    store.addSecret(id, Sha256.of(fresh.secret()), now);
    audit.record(by, "client-made", null, from, id + ": " + Scope.codes(scopes));
    return fresh;
  }

  /** Gives it a new secret; the old one is good for a while still. Empty where it has ended. */
  @Transactional
  public Optional<Fresh> rotate(String id, Duration overlap, String by, String from) {
    Instant now = clock.instant();
    if (store.find(id, now).filter(client -> !client.isRevoked()).isEmpty()) {
      return Optional.empty();
    }
    Fresh fresh = new Fresh(id, secret());
    store.endSecrets(id, now.plus(overlap));
    store.addSecret(id, Sha256.of(fresh.secret()), now);
    audit.record(by, "client-secret-rotated", null, from, id + ": old one ends in " + overlap);
    return Optional.of(fresh);
  }

  /** Ends it at once and for good; its row stays, since the audit names it. */
  @Transactional
  public boolean revoke(String id, String by, String from) {
    Instant now = clock.instant();
    boolean revoked = store.revoke(id, by, now);
    if (revoked) {
      store.endSecrets(id, now);
      audit.record(by, "client-revoked", null, from, id);
    }
    return revoked;
  }

  List<ApiClient> all() {
    return store.all(clock.instant());
  }

  boolean exists(String id) {
    return id != null && id.startsWith(PREFIX) && store.exists(id);
  }

  /** The client whose secret this is, which is noted as used on this day. */
  @Transactional
  public Optional<ApiClient> signIn(String id, String secret) {
    Optional<ApiClient> client = store.opened(id, Sha256.of(secret), clock.instant());
    LocalDate today = LocalDate.ofInstant(clock.instant(), practice.zone());
    client
        .filter(each -> !today.equals(each.lastUsedOn()))
        .ifPresent(each -> store.used(id, today));
    return client;
  }

  private boolean isUser(String id) {
    return identity.createUserQuery().userId(id).count() > 0;
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return SECRET_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** "Availity gateway, east" becomes "availity-gateway-east". */
  private static String name(String label) {
    String name =
        label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return name.isEmpty() ? "machine" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }
}

package org.overturn.security.sso;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.overturn.audit.Audit;
import org.overturn.security.Groups;
import org.overturn.security.SignInProperties;
import org.overturn.security.UserIds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes people who come by single sign-on into the engine's users and groups, so that tasks can be
 * theirs and mails reach them. They have no password here.
 *
 * <p>Nobody takes over another's user: not that of somebody who has a password here, and not that
 * of a person whose name the provider has given to somebody else. An administrator who deletes such
 * a user lets the person of the provider have the name.
 */
@Component
class SsoPeople {

  private static final long LOCKS = 7_240_037L << 32;
  private static final int LONGEST = 255;

  private final IdentityService identity;
  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;
  private final SignInProperties.Oidc provider;

  SsoPeople(
      IdentityService identity,
      JdbcClient jdbc,
      Audit audit,
      Clock clock,
      SignInProperties properties) {
    this.identity = identity;
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
    this.provider = properties.oidc();
  }

  /** Who came in: the id, and all groups they are in now. */
  record Admitted(String id, Set<String> groups) {}

  /** Whose account at which provider. */
  private record Account(String issuer, String subject) {}

  /**
   * Lets the person in whom these claims describe, with the groups that they say.
   *
   * @throws SsoRefused when they are in none of our groups, or their name is none for us or is
   *     another's; nothing is written then
   */
  @Transactional
  public Admitted admit(Map<String, Object> all) {
    Claims claims = new Claims(all);
    String id = claims.text(provider.userClaim());
    if (!UserIds.isUsable(id)) {
      throw new SsoRefused(SsoRefused.Cause.NO_NAME, null);
    }
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCKS + id.hashCode()).query(row -> {});
    Set<String> wanted = groups(claims);
    Account account = new Account(claims.text("iss"), claims.text("sub"));
    UserEntity user = (UserEntity) identity.createUserQuery().userId(id).singleResult();
    refuseAnothers(id, user, account);
    if (wanted.isEmpty()) {
      leave(id, user);
      return new Admitted(id, Set.of());
    }
    keep(id, user, claims);
    noteAccount(id, account);
    return new Admitted(id, belongsTo(id, wanted));
  }

  private void refuseAnothers(String id, UserEntity user, Account account) {
    if (user == null) {
      return;
    }
    Optional<Account> known = account(id);
    if (user.getPassword() != null || known.isEmpty()) {
      throw new SsoRefused(SsoRefused.Cause.LOCAL_USER, id);
    }
    if (!known.get().equals(account)) {
      throw new SsoRefused(SsoRefused.Cause.OTHER_PERSON, id);
    }
  }

  /** Whoever is in none of our groups any more is not left in those of the last time. */
  private void leave(String id, UserEntity user) {
    if (user != null) {
      belongsTo(id, Set.of());
    }
  }

  private void keep(String id, UserEntity known, Claims claims) {
    UserEntity user = known == null ? (UserEntity) identity.newUser(id) : known;
    String first = claims.text("given_name");
    String last = claims.text("family_name");
    boolean parted = !first.isEmpty() || !last.isEmpty();
    user.setFirstName(cut(parted ? first : claims.text("name")));
    user.setLastName(cut(parted ? last : ""));
    String email = claims.text("email");
    user.setEmail(email.contains("@") && email.length() <= LONGEST ? email : null);
    identity.saveUser(user);
  }

  private static String cut(String name) {
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }

  /** Of the groups that the settings name exactly these; what administrators gave else stays. */
  private Set<String> belongsTo(String id, Set<String> wanted) {
    Set<String> present = new TreeSet<>();
    identity.createGroupQuery().groupMember(id).list().stream()
        .map(Group::getId)
        .forEach(present::add);
    for (String group : mapping().keySet()) {
      if (wanted.contains(group) && present.add(group)) {
        identity.createMembership(id, group);
        record("group-joined", id, group);
      } else if (!wanted.contains(group) && present.remove(group)) {
        identity.deleteMembership(id, group);
        record("group-left", id, group);
      }
    }
    return present;
  }

  private void record(String what, String id, String group) {
    audit.record(
        id,
        what,
        null,
        null,
        "%s: %s, as the claim %s of single sign-on says"
            .formatted(id, group, provider.groupsClaim()));
  }

  private Set<String> groups(Claims claims) {
    Collection<String> theirs = claims.texts(provider.groupsClaim());
    Set<String> ours = new TreeSet<>();
    mapping()
        .forEach(
            (group, names) -> {
              if (names.stream().anyMatch(theirs::contains)) {
                ours.add(group);
              }
            });
    return ours;
  }

  private Map<String, List<String>> mapping() {
    Map<String, List<String>> mapping = new LinkedHashMap<>();
    provider
        .groups()
        .forEach((group, names) -> Groups.named(group).ifPresent(ours -> mapping.put(ours, names)));
    return mapping;
  }

  private Optional<Account> account(String id) {
    return jdbc.sql("select issuer, subject from overturn.single_sign_on_user where user_id = ?")
        .param(id)
        .query((row, index) -> new Account(row.getString("issuer"), row.getString("subject")))
        .optional();
  }

  private void noteAccount(String id, Account account) {
    OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into overturn.single_sign_on_user (user_id, issuer, subject, first_at, last_at)
            values (?, ?, ?, ?, ?)
            on conflict (user_id) do update set
              issuer = excluded.issuer, subject = excluded.subject, last_at = excluded.last_at
            """)
        .param(id)
        .param(account.issuer())
        .param(account.subject())
        .param(now)
        .param(now)
        .update();
  }
}

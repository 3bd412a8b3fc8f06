package org.overturn.security.setup;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.overturn.audit.Audit;
import org.overturn.denial.Timeline;
import org.overturn.security.Groups;
import org.overturn.security.PasswordRules;
import org.overturn.security.StartRefused;
import org.overturn.security.UserIds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the first administrator, who is a process owner too, while there is nobody. */
@Component
class FirstAdministrator {

  private static final long LOCK = 7_240_036;

  private final IdentityService identity;
  private final SetupCodes codes;
  private final Audit audit;
  private final JdbcClient jdbc;
  private volatile boolean somebodyExists;

  FirstAdministrator(IdentityService identity, SetupCodes codes, Audit audit, JdbcClient jdbc) {
    this.identity = identity;
    this.codes = codes;
    this.audit = audit;
    this.jdbc = jdbc;
  }

  /** Who is to be made. */
  record Entered(String code, String id, String first, String last, String email) {}

  /** Asked with each page: once there is somebody it is not looked up again. */
  boolean isMissing() {
    if (!somebodyExists) {
      somebodyExists = identity.createUserQuery().count() > 0;
    }
    return !somebodyExists;
  }

  /**
   * All of it, or nothing.
   *
   * @return what is to be mended, in words; empty when the administrator has been made, or when
   *     somebody else was faster
   */
  @Transactional
  public List<String> make(Entered entered, String password, String again, String from) {
    if (someoneElseWasFaster()) {
      return List.of();
    }
    if (!codes.isGood(entered.code())) {
      return List.of(
          "That code is not good, or an hour has passed since it was printed. The log has the code;"
              + " a restart prints another.");
    }
    List<String> faults = faults(entered, password, again);
    if (faults.isEmpty()) {
      create(user(entered), password);
      audit.record(entered.id(), "first-administrator-made", null, from, null);
    }
    return faults;
  }

  /**
   * All of it, or nothing, without a person in front of it.
   *
   * @return false when there is somebody
   * @throws StartRefused when the password is too easy to guess
   */
  @Transactional
  public boolean makeUnattended(String id, String password) {
    if (someoneElseWasFaster()) {
      return false;
    }
    User user = identity.newUser(id);
    user.setFirstName(id);
    List<String> faults = PasswordRules.faults(password, user);
    if (!faults.isEmpty()) {
      throw new StartRefused(
          "OVERTURN_SETUP_PASSWORD is too easy to guess.",
          "Choose another: " + String.join("; ", faults) + ".");
    }
    create(user, password);
    audit.record(
        Timeline.SYSTEM,
        "first-administrator-made",
        null,
        null,
        id + ", by the unattended set-up (OVERTURN_SETUP_USER)");
    return true;
  }

  /** One at a time of all nodes, until the transaction ends. */
  private boolean someoneElseWasFaster() {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
    return identity.createUserQuery().count() > 0;
  }

  private List<String> faults(Entered entered, String password, String again) {
    List<String> faults = new ArrayList<>();
    if (!UserIds.isUsable(entered.id())) {
      faults.add("User name: " + UserIds.IN_WORDS);
      return faults;
    }
    if (entered.first().isBlank() || entered.last().isBlank()) {
      faults.add("Give the first and the last name.");
    }
    if (!password.equals(again)) {
      faults.add("The two passwords are not the same.");
    }
    PasswordRules.faults(password, user(entered)).forEach(each -> faults.add(each + "."));
    return faults;
  }

  private void create(User user, String password) {
    user.setPassword(password);
    identity.saveUser(user);
    identity.createMembership(user.getId(), Groups.PROCESS_OWNERS);
    identity.createMembership(user.getId(), Groups.ADMINISTRATORS);
    codes.forget();
  }

  private User user(Entered entered) {
    User user = identity.newUser(entered.id());
    user.setFirstName(entered.first().strip());
    user.setLastName(entered.last().strip());
    user.setEmail(entered.email().isBlank() ? null : entered.email().strip());
    return user;
  }
}

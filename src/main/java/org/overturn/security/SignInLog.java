package org.overturn.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.overturn.audit.Audit;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Who signed in, who could not, and who signed out, in the audit (45 CFR 164.308(a)(5)(ii)(C),
 * log-in monitoring). A name that nobody has is not written down: it may be a password that was
 * typed into the wrong field.
 */
@Component
public class SignInLog {

  private static final String NOBODY = "unknown";

  private final Audit audit;
  private final IdentityService identity;
  private final int tries;

  SignInLog(Audit audit, IdentityService identity, ProcessEngineConfiguration engine) {
    this.audit = audit;
    this.identity = identity;
    this.tries = ((ProcessEngineConfigurationImpl) engine).getLoginMaxAttempts();
  }

  /** Somebody has signed in, by a password or by single sign-on. */
  public void signedIn(String user, String from, String how) {
    audit.record(user, "signed-in", null, from, how);
  }

  void signedOut(String user, String from) {
    audit.record(user, "signed-out", null, from, null);
  }

  /** A session has been ended, though its person has not signed out. */
  void ended(String user, String from, String cause) {
    audit.record(user, "session-ended", null, from, cause);
  }

  /** Somebody who is known by other means than a password was refused. */
  public void refused(String user, String from, String cause) {
    audit.record(user == null ? NOBODY : user, "sign-in-refused", null, from, cause);
  }

  /** A password was wrong, or right while the user was locked. */
  void refused(UserEntity known, Authentication attempt) {
    String from =
        attempt.getDetails() instanceof WebAuthenticationDetails where
            ? where.getRemoteAddress()
            : null;
    if (known == null) {
      refused((String) null, from, "no such user");
    } else if (known.getAttempts() >= tries) {
      refused(known.getId(), from, "locked until an administrator unlocks");
    } else {
      wrong(known, from);
    }
  }

  private void wrong(UserEntity before, String from) {
    UserEntity now = (UserEntity) identity.createUserQuery().userId(before.getId()).singleResult();
    int wrong = now == null ? 0 : now.getAttempts();
    if (wrong > before.getAttempts()) {
      refused(before.getId(), from, "wrong password, " + wrong + " in a row");
    } else {
      refused(before.getId(), from, "no password, or still waiting after a wrong one");
    }
    if (wrong >= tries) {
      audit.record(before.getId(), "user-locked", null, from, wrong + " wrong passwords in a row");
    }
  }
}

package org.overturn.security;

import java.util.Objects;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.overturn.audit.Audit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts on record what an administrator does with people and groups, in the transaction of the act
 * (45 CFR 164.308(a)(4)(ii)(C), access establishment and modification). Who may make groups'
 * members may make themselves one: so each is seen. What the application does by itself, such as at
 * a sign-in, it puts on record by itself.
 */
@Component
class PeopleOnRecord extends AbstractCamundaConfiguration implements SessionFactory {

  private final ObjectProvider<Audit> audit;

  PeopleOnRecord(ObjectProvider<Audit> audit) {
    this.audit = audit;
  }

  @Override
  public void preInit(SpringProcessEngineConfiguration configuration) {
    configuration.setIdentityProviderSessionFactory(this);
  }

  @Override
  public Class<?> getSessionType() {
    return Recorded.class;
  }

  @Override
  public Session openSession() {
    return new Recorded();
  }

  /** The engine's own keeping of people; what it did is recorded when it was allowed. */
  private final class Recorded extends DbIdentityServiceProvider {

    @Override
    public IdentityOperationResult saveUser(User user) {
      String before = ((UserEntity) user).getPassword();
      IdentityOperationResult done = super.saveUser(user);
      // one's own is no right that somebody gives, and its page has an entry for it
      boolean password =
          !Objects.equals(before, ((UserEntity) user).getPassword()) && !isWhoActs(user.getId());
      String what =
          IdentityOperationResult.OPERATION_CREATE.equals(done.getOperation())
              ? "user-made"
              : password ? "password-given" : "user-changed";
      return record(what, user.getId(), done);
    }

    @Override
    public IdentityOperationResult deleteUser(String user) {
      return record("user-removed", user, super.deleteUser(user));
    }

    @Override
    public IdentityOperationResult unlockUser(String user) {
      return record("user-unlocked", user, super.unlockUser(user));
    }

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
      return record("group-joined", user + ": " + group, super.createMembership(user, group));
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
      return record("group-left", user + ": " + group, super.deleteMembership(user, group));
    }

    private boolean isWhoActs(String user) {
      Authentication by = getCurrentAuthentication();
      return by != null && user.equals(by.getUserId());
    }

    private IdentityOperationResult record(
        String what, String detail, IdentityOperationResult done) {
      Authentication by = getCurrentAuthentication();
      boolean changed = !IdentityOperationResult.OPERATION_NONE.equals(done.getOperation());
      if (by != null && by.getUserId() != null && changed) {
        audit.getObject().record(by.getUserId(), what, null, null, detail);
      }
      return done;
    }
  }
}

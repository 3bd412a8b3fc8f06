package org.overturn.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Outside the demo, refuses to start on a database in which a user still has the demo's password.
 * It compares the stored hash itself: asking the identity service would count as a wrong try at
 * each start and lock the user in the end.
 */
@Component
@Profile("!demo")
class DemoUsersRefused implements SmartInitializingSingleton {

  static final List<String> USERS =
      List.of(
          "coordinator",
          "physician",
          "supervisor",
          "owner",
          "compliance",
          "intake",
          "agent",
          "monitor");

  private final IdentityService identity;
  private final ProcessEngineConfigurationImpl engine;

  DemoUsersRefused(IdentityService identity, ProcessEngineConfigurationImpl engine) {
    this.identity = identity;
    this.engine = engine;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> found = USERS.stream().filter(this::hasDemoPassword).toList();
    if (!found.isEmpty()) {
      throw new StartRefused(
          "The demo's password still opens " + String.join(", ", found) + ".",
          "This database was the demo's. Start on a database of your own, or give these users"
              + " other passwords or delete them in the demo first.");
    }
  }

  private boolean hasDemoPassword(String id) {
    UserEntity user = (UserEntity) identity.createUserQuery().userId(id).singleResult();
    return user != null
        && user.getPassword() != null
        && engine
            .getPasswordManager()
            .check(EncryptionUtil.saltPassword(id, user.getSalt()), user.getPassword());
  }
}

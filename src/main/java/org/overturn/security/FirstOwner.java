package org.overturn.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Makes the first user of a fresh installation, who manages the others, from OVERTURN_SETUP_USER
 * and OVERTURN_SETUP_PASSWORD. Once there is any user both are ignored.
 */
@Component
@Profile("!demo")
class FirstOwner implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(FirstOwner.class);

  private static final int SHORTEST = 12;

  private final IdentityService identity;
  private final Environment environment;

  FirstOwner(IdentityService identity, Environment environment) {
    this.identity = identity;
    this.environment = environment;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (identity.createUserQuery().count() > 0) {
      return;
    }
    String id = environment.getProperty("overturn.setup.user", "");
    if (id.isEmpty()) {
      log.warn(
          "Nobody can sign in yet. Start once with OVERTURN_SETUP_USER and OVERTURN_SETUP_PASSWORD"
              + " to make the first process owner, who then adds the others in Admin.");
      return;
    }
    create(id, environment.getProperty("overturn.setup.password", ""));
  }

  private void create(String id, String password) {
    if (password.length() < SHORTEST || DemoSecretsRefused.isDemo(id, password)) {
      throw new StartRefused(
          "OVERTURN_SETUP_PASSWORD is too easy to guess.",
          "Choose one of " + SHORTEST + " characters or more that is not the user's name.");
    }
    User user = identity.newUser(id);
    user.setFirstName(id);
    user.setPassword(password);
    identity.saveUser(user);
    identity.createMembership(id, Groups.PROCESS_OWNERS);
    identity.createMembership(id, Groups.ADMINISTRATORS);
    log.info("Made {} the first process owner; sign in and add the others in Admin.", id);
  }
}

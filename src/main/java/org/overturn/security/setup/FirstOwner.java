package org.overturn.security.setup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Makes the first user of an installation that nobody attends to, who manages the others, from
 * OVERTURN_SETUP_USER and OVERTURN_SETUP_PASSWORD. Once there is any user both are ignored; without
 * them the log has a code for the page on which a person does it.
 */
@Component
@Profile("!demo")
class FirstOwner implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(FirstOwner.class);

  private final FirstAdministrator first;
  private final Environment environment;

  FirstOwner(FirstAdministrator first, Environment environment) {
    this.first = first;
    this.environment = environment;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    String id = environment.getProperty("overturn.setup.user", "");
    String password = environment.getProperty("overturn.setup.password", "");
    if (!id.isEmpty() && first.makeUnattended(id, password)) {
      log.info("Made {} the first process owner; sign in and add the others in Admin.", id);
    }
  }
}

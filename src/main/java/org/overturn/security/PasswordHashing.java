package org.overturn.security;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Has the engine keep passwords as {@link SlowHash}, wherever they are set. What it kept before,
 * one round of salted SHA-512, it still knows by its prefix.
 */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

  /** OWASP Password Storage Cheat Sheet, for PBKDF2 with HMAC-SHA-256. */
  static final int FEWEST = 600_000;

  /**
   * The hash of this installation.
   *
   * @throws StartRefused where it would be guessed too fast, and this is not the demo or a test
   */
  @Bean
  static SlowHash slowHash(SignInProperties properties, Environment environment) {
    int iterations = properties.passwordIterations();
    if (iterations < FEWEST && !environment.acceptsProfiles(Profiles.of("demo | test"))) {
      throw new StartRefused(
          "overturn.sign-in.password-iterations is " + iterations + ": passwords are guessed fast.",
          "Set OVERTURN_SIGNIN_PASSWORDITERATIONS to " + FEWEST + " or more, or leave it out.");
    }
    return new SlowHash(iterations);
  }

  @Bean
  static AbstractCamundaConfiguration slowPasswords(SlowHash hash) {
    return new AbstractCamundaConfiguration() {
      @Override
      public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setPasswordEncryptor(hash);
      }
    };
  }
}

package org.overturn.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Outside the demo, refuses passwords that anyone would guess, before anything connects. */
@Component
@Profile("!demo")
class DemoSecretsRefused implements BeanFactoryPostProcessor, EnvironmentAware {

  private static final List<String> PARTS =
      List.of("spring.datasource", "spring.mail", "overturn.intake.mailbox");

  /** Passwords that examples on the web and our own demo use. */
  static final Set<String> GUESSED =
      Set.of(
          "admin",
          "camunda",
          "changeme",
          "coordinator",
          "demo",
          "denials",
          "example",
          "intake",
          "mail",
          "overturn",
          "owner",
          "pass",
          "password",
          "physician",
          "postgres",
          "root",
          "secret",
          "supervisor",
          "test");

  private Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    for (String part : PARTS) {
      String user =
          environment.getProperty(part + ".username", environment.getProperty(part + ".user", ""));
      String password = environment.getProperty(part + ".password", "");
      if (!password.isEmpty() && isDemo(user, password)) {
        throw new StartRefused(
            part + ".password is a demo password, and this is not the demo.",
            "Set "
                + part.toUpperCase(Locale.ROOT).replace('.', '_')
                + "_PASSWORD to a password of your own.");
      }
    }
  }

  static boolean isDemo(String user, String password) {
    String plain = password.toLowerCase(Locale.ROOT);
    return GUESSED.contains(plain) || plain.equals(user.toLowerCase(Locale.ROOT));
  }
}

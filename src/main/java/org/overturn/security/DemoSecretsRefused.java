package org.overturn.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Outside the demo, refuses passwords that anyone would guess, before anything connects. */
@Component
@Profile("!demo")
class DemoSecretsRefused implements BeanFactoryPostProcessor, EnvironmentAware {

  private static final List<String> PARTS =
      List.of("spring.datasource", "spring.flyway", "spring.mail", "overturn.intake.mailbox");

  /** Passwords that examples on the web and our own demo use. */
  static final Set<String> GUESSED =
      Set.of(
          "admin",
          "agent",
          "camunda",
          "changeme",
          "compliance",
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

  private static final String CLIENT_ID = "overturn.sign-in.oidc.client-id";
  private static final String CLIENT_SECRET = "overturn.sign-in.oidc.client-secret";

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
    String secret = Binder.get(environment).bind(CLIENT_SECRET, String.class).orElse("");
    String client = Binder.get(environment).bind(CLIENT_ID, String.class).orElse("");
    if (!secret.isEmpty() && isDemo(client, secret)) {
      throw new StartRefused(
          CLIENT_SECRET + " is one that anyone would guess.",
          "Have the identity provider make a new one, and set OVERTURN_SIGNIN_OIDC_CLIENTSECRET to"
              + " it.");
    }
  }

  static boolean isDemo(String user, String password) {
    String plain = password.toLowerCase(Locale.ROOT);
    return GUESSED.contains(plain) || plain.equals(user.toLowerCase(Locale.ROOT));
  }
}

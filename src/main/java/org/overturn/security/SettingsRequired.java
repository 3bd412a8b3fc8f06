package org.overturn.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Outside the demo, names at once all settings that have no default and are missing, before
 * anything connects: one after the other they would be told in the words of the library that trips
 * over them, the last ones when the tables are made already.
 */
@Component
@Profile("!demo")
class SettingsRequired implements BeanFactoryPostProcessor, EnvironmentAware {

  private static final Map<String, String> REQUIRED = new LinkedHashMap<>();

  static {
    REQUIRED.put(
        "spring.datasource.url", "where PostgreSQL is, such as jdbc:postgresql://db/overturn");
    REQUIRED.put("spring.mail.host", "the mail server");
    REQUIRED.put(
        "overturn.base-url",
        "what people type to reach Overturn, such as https://overturn.practice.example");
    REQUIRED.put("overturn.mail.from", "the sender of every mail");
    REQUIRED.put("overturn.practice.name", "the practice, as it stands on pages and letters");
    REQUIRED.put("overturn.practice.zone", "the practice's time zone, such as America/Chicago");
  }

  private Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    List<String> missing = REQUIRED.keySet().stream().filter(name -> !isSet(name)).toList();
    if (!missing.isEmpty()) {
      throw new StartRefused(
          "These settings have no default and are missing:\n\n"
              + missing.stream().map(SettingsRequired::line).collect(Collectors.joining("\n")),
          "Set them in the environment; README.md, \"Configure\" and \"Production\", has all of them."
              + " To try Overturn without setting anything, start the demo from its sources:"
              + " ./mvnw spring-boot:run");
    }
  }

  private boolean isSet(String name) {
    return Binder.get(environment)
        .bind(name, String.class)
        .map(value -> !value.isBlank())
        .orElse(false);
  }

  private static String line(String name) {
    return "    %s: %s".formatted(inTheEnvironment(name), REQUIRED.get(name));
  }

  private static String inTheEnvironment(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }
}

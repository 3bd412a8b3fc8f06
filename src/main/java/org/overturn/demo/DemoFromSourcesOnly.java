package org.overturn.demo;

import org.overturn.security.StartRefused;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The production jar carries no database and no mail server; says so when asked for the demo. */
@Component
@Profile("demo")
class DemoFromSourcesOnly implements BeanFactoryPostProcessor {

  static final String POSTGRES = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    if (!ClassUtils.isPresent(POSTGRES, getClass().getClassLoader())) {
      throw new StartRefused(
          "This jar is for production: it carries neither the demo's database nor its mail server.",
          "Start the demo from the sources with ./mvnw spring-boot:run, or leave out the profile"
              + " demo.");
    }
  }
}

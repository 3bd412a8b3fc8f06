package org.overturn.notification;

import org.overturn.operation.BoundedHealth;
import org.overturn.operation.OperationProperties;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Tells how the mail server is. */
@Configuration(proxyBeanMethods = false)
class MailHealthSetup {

  /** Named for its place in the answer of {@code /actuator/health}. */
  @Bean
  HealthIndicator mailServer(JavaMailSenderImpl server, OperationProperties pace) {
    MailServerHealth look = new MailServerHealth(server, pace.lookWithin());
    return new BoundedHealth("mailServer", look::look, pace.serversEvery(), pace.lookWithin());
  }
}

package org.overturn.access;

import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.DefaultErrorViewResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The pages in {@code templates/error}, one a status. Spring Boot looks for them only where nobody
 * else answers for errors, and {@link ClosedCase} does.
 */
@Configuration(proxyBeanMethods = false)
class StatusPages {

  @Bean
  DefaultErrorViewResolver errorPageByStatus(ApplicationContext context, WebProperties web) {
    return new DefaultErrorViewResolver(context, web.getResources());
  }
}

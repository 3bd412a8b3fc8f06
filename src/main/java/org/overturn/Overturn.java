package org.overturn;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Overturn: turns prior-authorization denials around before any window closes. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Overturn {

  public static void main(String[] args) {
    if (ProveAudit.isAsked(args)) {
      System.exit(ProveAudit.run(args, System.out));
    }
    SpringApplication.run(Overturn.class, args);
  }
}

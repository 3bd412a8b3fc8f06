package org.overturn.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * A Camunda web application with nothing in it: the limit beside our start-up. It carries no
 * stereotype, or the scan of our own application would find it in the tests.
 */
@EnableAutoConfiguration
public class EmptyCamunda {

  public static void main(String[] args) {
    SpringApplication.run(EmptyCamunda.class, args);
  }
}

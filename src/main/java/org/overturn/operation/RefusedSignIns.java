package org.overturn.operation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;

/** Counts the sign-ins that were refused, by the kind of refusal; never by whose they were. */
class RefusedSignIns {

  private static final String PREFIX = "AuthenticationFailure";
  private static final String SUFFIX = "Event";

  private final MeterRegistry registry;

  RefusedSignIns(MeterRegistry registry) {
    this.registry = registry;
    counter("BadCredentials"); // there from the first scrape on, so that a rise is seen
  }

  @EventListener
  void refused(AbstractAuthenticationFailureEvent event) {
    String kind = event.getClass().getSimpleName();
    counter(kind.replace(PREFIX, "").replace(SUFFIX, "")).increment();
  }

  private Counter counter(String why) {
    return Counter.builder("overturn.sign.in.refused")
        .description("Sign-ins that were refused")
        .tag("why", why)
        .register(registry);
  }
}

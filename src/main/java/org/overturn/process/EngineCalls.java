package org.overturn.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Calls into the engine that our own pages have permitted already. The engine's authorizations are
 * made for Tasklist and Cockpit: they hide another group's tasks, and let nobody send a message.
 */
@Component
public class EngineCalls {

  private final IdentityService identity;

  EngineCalls(@Lazy IdentityService identity) {
    this.identity = identity;
  }

  /** Runs the call without the engine's authorizations; afterwards they hold again. */
  public <T> T unrestricted(Supplier<T> call) {
    Authentication person = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return call.get();
    } finally {
      if (person != null) {
        identity.setAuthentication(person);
      }
    }
  }

  /** As above, for a call without an answer. */
  public void unrestricted(Runnable call) {
    unrestricted(
        () -> {
          call.run();
          return null;
        });
  }
}

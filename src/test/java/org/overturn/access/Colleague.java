package org.overturn.access;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.ApplicationContext;

/** A second physician of the practice: Ada Quill, who ordered what the sample cases are about. */
public final class Colleague {

  public static final String USER = "quill";

  private final IdentityService identity;

  private Colleague(IdentityService identity) {
    this.identity = identity;
  }

  public static Colleague in(ApplicationContext application) {
    Colleague colleague = new Colleague(application.getBean(IdentityService.class));
    colleague.join();
    return colleague;
  }

  public void leave() {
    identity.deleteUser(USER);
  }

  private void join() {
    User user = identity.newUser(USER);
    user.setFirstName("Ada");
    user.setLastName("Quill");
    user.setPassword(USER);
    identity.saveUser(user);
    identity.createMembership(USER, "physicians");
  }
}

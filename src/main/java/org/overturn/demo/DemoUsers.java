package org.overturn.demo;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.overturn.security.Groups;

/** The demo's users; each one's password is the user name. */
public final class DemoUsers {

  private record Person(String id, String first, String last, List<String> groups) {}

  private static final List<Person> PEOPLE =
      List.of(
          new Person("coordinator", "Carmen", "Ortiz", List.of(Groups.COORDINATORS)),
          new Person("physician", "Anselm", "Okafor", List.of(Groups.PHYSICIANS)),
          new Person("supervisor", "Susan", "Lindqvist", List.of(Groups.SUPERVISORS)),
          new Person(
              "owner", "Oliver", "Brandt", List.of(Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS)),
          new Person("compliance", "Dana", "Whitfield", List.of(Groups.COMPLIANCE)),
          new Person("intake", "Intake", "interface", List.of(Groups.INTAKE_CLIENTS)),
          new Person("agent", "Portal", "bot", List.of(Groups.AGENTS)),
          new Person("monitor", "Monitoring", "interface", List.of(Groups.MONITORING)));

  private DemoUsers() {}

  /** Creates those who are missing. */
  public static void create(IdentityService identity) {
    PEOPLE.stream()
        .filter(person -> identity.createUserQuery().userId(person.id()).count() == 0)
        .forEach(person -> create(person, identity));
  }

  private static void create(Person person, IdentityService identity) {
    User user = identity.newUser(person.id());
    user.setFirstName(person.first());
    user.setLastName(person.last());
    user.setEmail(person.id() + "@practice.example");
    user.setPassword(person.id());
    identity.saveUser(user);
    person.groups().forEach(group -> identity.createMembership(person.id(), group));
  }
}

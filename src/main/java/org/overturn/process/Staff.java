package org.overturn.process;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The people of the practice, by the groups that the models assign tasks to. */
@Component
public class Staff {

  public static final String COORDINATORS = "coordinators";
  public static final String PHYSICIANS = "physicians";
  public static final String SUPERVISORS = "supervisors";
  public static final String COMPLIANCE = "compliance";
  public static final String PROCESS_OWNERS = "process-owners";

  /** Portal bots and voice agents: none of them is a person. */
  public static final String AGENTS = "agents";

  private final IdentityService identity;
  private final ProcessEngine engine;

  /**
   * One of the people.
   *
   * @param id the user id
   * @param name first and last name; the id where neither is known
   */
  public record Person(String id, String name) {}

  Staff(@Lazy IdentityService identity, @Lazy ProcessEngine engine) {
    this.identity = identity;
    this.engine = engine;
  }

  public boolean isIn(String userId, String group) {
    return userId != null
        && identity.createUserQuery().userId(userId).memberOfGroup(group).count() > 0;
  }

  public boolean exists(String userId) {
    return identity.createUserQuery().userId(userId).count() > 0;
  }

  /** The user with this id, if there is one. */
  public Optional<Person> person(String userId) {
    return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult())
        .map(Staff::person);
  }

  /** True when too many wrong passwords have shut the user out until someone lets them in again. */
  public boolean isLocked(String userId) {
    User user = identity.createUserQuery().userId(userId).singleResult();
    return user instanceof UserEntity known && known.getAttempts() >= loginMaxAttempts();
  }

  /** A group's members, by last name. */
  public List<Person> membersOf(String group) {
    return identity
        .createUserQuery()
        .memberOfGroup(group)
        .orderByUserLastName()
        .asc()
        .list()
        .stream()
        .map(Staff::person)
        .toList();
  }

  /** The e-mail addresses of a group's members, as far as they have one. */
  public List<String> addressesOf(String group) {
    return identity.createUserQuery().memberOfGroup(group).list().stream()
        .map(User::getEmail)
        .filter(Staff::isAddress)
        .toList();
  }

  public Optional<String> addressOf(String userId) {
    return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult())
        .map(User::getEmail)
        .filter(Staff::isAddress);
  }

  private int loginMaxAttempts() {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getLoginMaxAttempts();
  }

  private static Person person(User user) {
    String name =
        Stream.of(user.getFirstName(), user.getLastName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return new Person(user.getId(), name.isEmpty() ? user.getId() : name);
  }

  private static boolean isAddress(String email) {
    return email != null && email.contains("@");
  }
}

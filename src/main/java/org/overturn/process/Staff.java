package org.overturn.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The people of the practice, by the groups that the models assign tasks to. */
@Component
public class Staff {

  public static final String COORDINATORS = "coordinators";
  public static final String PHYSICIANS = "physicians";
  public static final String SUPERVISORS = "supervisors";
  public static final String PROCESS_OWNERS = "process-owners";

  private final IdentityService identity;

  Staff(@Lazy IdentityService identity) {
    this.identity = identity;
  }

  public boolean isIn(String userId, String group) {
    return userId != null
        && identity.createUserQuery().userId(userId).memberOfGroup(group).count() > 0;
  }

  public boolean exists(String userId) {
    return identity.createUserQuery().userId(userId).count() > 0;
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

  private static boolean isAddress(String email) {
    return email != null && email.contains("@");
  }
}

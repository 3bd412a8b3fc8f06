package org.overturn.security;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.USER;
import static org.overturn.security.Groups.ADMINISTRATORS;
import static org.overturn.security.Groups.AGENTS;
import static org.overturn.security.Groups.COORDINATORS;
import static org.overturn.security.Groups.PHYSICIANS;
import static org.overturn.security.Groups.PROCESS_OWNERS;
import static org.overturn.security.Groups.SUPERVISORS;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.stereotype.Component;

/**
 * What each group may do in the engine. The table is the truth: after each start its rows hold as
 * written here, and grants on other resources are left alone. Rights on a single task are not here:
 * {@link TaskRights} gives them to the groups that the model names.
 */
@Component
class Authorizations {

  private static final String ANY = Authorization.ANY;

  static final List<Grant> TABLE =
      List.of(
          // coordinators work the tasks of their group in Tasklist and may type a denial in
          grant(COORDINATORS, APPLICATION, "tasklist", ACCESS),
          // (READ_INSTANCE shows a task's routing variables, such as the window, on its card)
          grant(COORDINATORS, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE),
          grant(COORDINATORS, PROCESS_DEFINITION, "denial-resolution", READ, CREATE_INSTANCE),
          grant(COORDINATORS, PROCESS_INSTANCE, ANY, CREATE),
          grant(COORDINATORS, USER, ANY, READ),

          // physicians work the tasks of their group in Tasklist
          grant(PHYSICIANS, APPLICATION, "tasklist", ACCESS),
          grant(PHYSICIANS, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE),
          grant(PHYSICIANS, USER, ANY, READ),

          // supervisors see all, hand tasks out and retry what failed, but complete no one's task:
          // UPDATE_INSTANCE would let them write a call's outcome past the physician
          grant(SUPERVISORS, APPLICATION, "tasklist", ACCESS),
          grant(SUPERVISORS, APPLICATION, "cockpit", ACCESS),
          grant(
              SUPERVISORS,
              PROCESS_DEFINITION,
              ANY,
              READ,
              READ_INSTANCE,
              READ_HISTORY,
              READ_TASK,
              TASK_ASSIGN,
              RETRY_JOB),
          grant(SUPERVISORS, DECISION_DEFINITION, ANY, READ, READ_HISTORY),
          grant(SUPERVISORS, DECISION_REQUIREMENTS_DEFINITION, ANY, READ),
          grant(SUPERVISORS, DEPLOYMENT, ANY, READ),
          grant(SUPERVISORS, USER, ANY, READ),
          grant(SUPERVISORS, GROUP, ANY, READ),

          // process owners bring in new versions of models and forms and see where cases stand;
          // deleting a deployment would delete the running cases with it
          grant(PROCESS_OWNERS, APPLICATION, "cockpit", ACCESS),
          grant(PROCESS_OWNERS, DEPLOYMENT, ANY, CREATE, READ),
          grant(PROCESS_OWNERS, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY),
          grant(PROCESS_OWNERS, DECISION_DEFINITION, ANY, READ, READ_HISTORY),
          grant(PROCESS_OWNERS, DECISION_REQUIREMENTS_DEFINITION, ANY, READ),

          // agents fetch and answer their external tasks; nothing else of the engine's interface is
          // open to them, see WebSecurity
          grant(AGENTS, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, UPDATE_INSTANCE),

          // administrators manage people
          grant(ADMINISTRATORS, APPLICATION, "admin", ACCESS),
          grant(ADMINISTRATORS, USER, ANY, ALL),
          grant(ADMINISTRATORS, GROUP, ANY, READ),
          grant(ADMINISTRATORS, GROUP_MEMBERSHIP, ANY, ALL));

  private final AuthorizationService service;

  Authorizations(AuthorizationService service) {
    this.service = service;
  }

  /** One row: members of the group may do this with the resource of this id, or with any. */
  record Grant(String group, Resource resource, String id, Permission... permissions) {}

  static Grant grant(String group, Resource resource, String id, Permission... permissions) {
    return new Grant(group, resource, id, permissions);
  }

  /** Makes the table's rows hold; a second run changes nothing. */
  void apply() {
    TABLE.forEach(this::apply);
  }

  void apply(Grant grant) {
    Authorization wanted = service.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    wanted.setGroupId(grant.group());
    wanted.setResource(grant.resource());
    wanted.setResourceId(grant.id());
    wanted.setPermissions(grant.permissions());
    Authorization present = find(grant);
    if (present == null) {
      service.saveAuthorization(wanted);
    } else if (bits(present) != bits(wanted)) {
      present.setPermissions(grant.permissions());
      service.saveAuthorization(present);
    }
  }

  private Authorization find(Grant grant) {
    return service
        .createAuthorizationQuery()
        .authorizationType(Authorization.AUTH_TYPE_GRANT)
        .groupIdIn(grant.group())
        .resourceType(grant.resource())
        .resourceId(grant.id())
        .singleResult();
  }

  private static int bits(Authorization authorization) {
    return ((AuthorizationEntity) authorization).getPermissions();
  }
}

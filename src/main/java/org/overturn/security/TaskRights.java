package org.overturn.security;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.overturn.denial.CaseNumber;
import org.overturn.process.NamedForTask;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Who may work on a task: the groups that its model names, whom its case names for it, and nobody
 * else. A supervisor may hand a physicians' task to anyone, but only a physician gains the right to
 * complete it (R16), or the designee for whom the call was scheduled (R17), and adding a group to a
 * task gives that group nothing.
 */
class TaskRights extends DefaultAuthorizationProvider {

  private final ObjectProvider<NamedForTask> named;

  TaskRights(ObjectProvider<NamedForTask> named) {
    this.named = named;
  }

  @Override
  public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
    return groupsOf(task).contains(groupId)
        ? super.newTaskGroupIdentityLink(task, groupId, type)
        : null;
  }

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String assignee) {
    return mayWork(task, assignee) ? super.newTaskAssignee(task, oldAssignee, assignee) : null;
  }

  @Override
  public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String owner) {
    return mayWork(task, owner) ? super.newTaskOwner(task, oldOwner, owner) : null;
  }

  @Override
  public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
    return mayWork(task, userId) ? super.newTaskUserIdentityLink(task, userId, type) : null;
  }

  /** The engine would let whoever deployed delete the deployment, and its running cases with it. */
  @Override
  public AuthorizationEntity[] newDeployment(Deployment deployment) {
    return null;
  }

  private boolean mayWork(Task task, String userId) {
    return userId != null && (isInGroup(task, userId) || isNamed((TaskEntity) task, userId));
  }

  private boolean isNamed(TaskEntity task, String userId) {
    return task.getExecution() != null
        && CaseNumber.isNumber(task.getExecution().getProcessBusinessKey())
        && named.stream()
            .filter(each -> each.element().equals(task.getTaskDefinitionKey()))
            .anyMatch(
                each ->
                    each.isNamed(
                        new CaseNumber(task.getExecution().getProcessBusinessKey()), userId));
  }

  private static boolean isInGroup(Task task, String userId) {
    return Context.getCommandContext()
        .runWithoutAuthorization(
            () ->
                Context.getProcessEngineConfiguration()
                    .getIdentityService()
                    .createGroupQuery()
                    .groupMember(userId)
                    .list()
                    .stream()
                    .anyMatch(group -> groupsOf(task).contains(group.getId())));
  }

  private static Set<String> groupsOf(Task task) {
    Set<String> groups = new TreeSet<>();
    TaskEntity entity = (TaskEntity) task;
    if (entity.getTaskDefinition() != null) {
      for (Expression group : entity.getTaskDefinition().getCandidateGroupIdExpressions()) {
        groups.add(String.valueOf(group.getValue(entity)));
      }
    }
    return groups;
  }
}

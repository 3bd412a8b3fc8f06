package org.overturn.process;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * A task is taken by whoever claims it, and given back by whoever has it. The engine would let each
 * of a group claim it for anybody: a case would open to a colleague who never asked for it, on
 * record under their name, and a task given to a user that there is not would be on nobody's list.
 * Handing tasks out is the supervisors', by another way.
 */
class OwnClaims extends TaskServiceImpl {

  @Override
  public void claim(String task, String user) {
    commandExecutor.execute(
        context -> {
          refuseForAnother(context, task, user);
          return null;
        });
    super.claim(task, user);
  }

  /**
   * By this Tasklist gives a task back, which in the engine only who may hand tasks out could do.
   */
  @Override
  public void setAssignee(String task, String user) {
    boolean givesBack = user == null && commandExecutor.execute(context -> hasIt(context, task));
    if (givesBack) {
      super.claim(task, null);
    } else {
      super.setAssignee(task, user);
    }
  }

  private static boolean hasIt(CommandContext context, String task) {
    Authentication by = context.getAuthentication();
    TaskEntity found = context.getTaskManager().findTaskById(task);
    return by != null
        && by.getUserId() != null
        && found != null
        && by.getUserId().equals(found.getAssignee());
  }

  private static void refuseForAnother(CommandContext context, String task, String user) {
    Authentication by = context.getAuthentication();
    TaskEntity found = context.getTaskManager().findTaskById(task);
    if (by == null || by.getUserId() == null || found == null) {
      return;
    }
    String taker = user == null ? found.getAssignee() : user;
    if (taker != null && !taker.equals(by.getUserId())) {
      throw new AuthorizationException(
          "A task is claimed for oneself; supervisors hand tasks to others.");
    }
  }
}

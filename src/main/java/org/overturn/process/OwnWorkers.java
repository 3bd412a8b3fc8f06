package org.overturn.process;

import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryBuilder;
import org.camunda.bpm.engine.externaltask.FetchAndLockBuilder;
import org.camunda.bpm.engine.impl.ExternalTaskServiceImpl;
import org.camunda.bpm.engine.impl.externaltask.FetchAndLockBuilderImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/**
 * A worker is whoever signed in. To the engine its id is any text, and whoever says it has the
 * lock: an agent would answer another's task, and read the case of it. Calls of the application
 * itself, as which nobody is signed in, are not asked.
 */
class OwnWorkers extends ExternalTaskServiceImpl {

  /** What may follow the user's id and a colon: which of its processes it is. */
  private static final Pattern PROCESS = Pattern.compile("[A-Za-z0-9._-]{1,60}");

  /** The worker is one of the user's. No user's id has a colon. */
  static boolean isOf(String user, String worker) {
    return worker != null
        && (worker.equals(user)
            || worker.startsWith(user + ":")
                && PROCESS.matcher(worker.substring(user.length() + 1)).matches());
  }

  @Override
  public ExternalTaskQueryBuilder fetchAndLock(int maxTasks, String worker, boolean usePriority) {
    refuseAnother(worker);
    return super.fetchAndLock(maxTasks, worker, usePriority);
  }

  /** The REST interface comes by here, on its own thread too: as the user who asked. */
  @Override
  public FetchAndLockBuilder fetchAndLock() {
    return new FetchAndLockBuilderImpl(commandExecutor) {
      @Override
      public FetchAndLockBuilderImpl workerId(String worker) {
        refuseAnother(worker);
        return super.workerId(worker);
      }
    };
  }

  @Override
  public void lock(String task, String worker, long duration) {
    refuseAnother(worker);
    super.lock(task, worker, duration);
  }

  @Override
  public void extendLock(String task, String worker, long duration) {
    refuseAnother(worker);
    super.extendLock(task, worker, duration);
  }

  /** Whoever unlocks does not say as whom. */
  @Override
  public void unlock(String task) {
    ExternalTaskEntity found =
        commandExecutor.execute(
            context -> context.getExternalTaskManager().findExternalTaskById(task));
    if (found != null && found.getWorkerId() != null) {
      refuseAnother(found.getWorkerId());
    }
    super.unlock(task);
  }

  @Override
  public void complete(
      String task,
      String worker,
      Map<String, Object> variables,
      Map<String, Object> localVariables) {
    refuseAnother(worker);
    super.complete(task, worker, variables, localVariables);
  }

  @Override
  public void handleFailure(
      String task,
      String worker,
      String message,
      String details,
      int retries,
      long retryTimeout,
      Map<String, Object> variables,
      Map<String, Object> localVariables) {
    refuseAnother(worker);
    super.handleFailure(
        task, worker, message, details, retries, retryTimeout, variables, localVariables);
  }

  @Override
  public void handleBpmnError(
      String task, String worker, String code, String message, Map<String, Object> variables) {
    refuseAnother(worker);
    super.handleBpmnError(task, worker, code, message, variables);
  }

  private void refuseAnother(String worker) {
    Authentication by = commandExecutor.execute(CommandContext::getAuthentication);
    if (by != null && by.getUserId() != null && !isOf(by.getUserId(), worker)) {
      throw new BadUserRequestException(
          """
          A worker is known by its sign-in, so that none has another's tasks. Send as workerId %1$s, \
          or %1$s:2 for a second process of yours: after the colon up to 60 letters, digits and . _ -"""
              .formatted(by.getUserId()));
    }
  }
}

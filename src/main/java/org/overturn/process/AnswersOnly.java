package org.overturn.process;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.model.bpmn.instance.Error;

/**
 * What an agent says of a case goes in as the answers of a form, which are checked and leave the
 * engine, see {@link AgentAnswerDelegate}. Beside a failure or an error nothing looks at variables:
 * they would stay in the engine, and the models route by some of them. Words would stay too, in
 * incidents and the log, and a program that fails tells what it was looking for: the failure
 * counts, its words do not.
 */
class AnswersOnly extends OwnWorkers {

  /** Why an agent failed, in the words of {@code docs/agents.md}. */
  private static final Set<String> CODES =
      Set.of(
          "portal-away",
          "portal-changed",
          "sign-in-refused",
          "too-many-requests",
          "line-busy",
          "no-answer",
          "not-found",
          "timed-out",
          "agent-fault");

  private static final String ANY_OTHER = "other";

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
    refuse(variables);
    refuse(localVariables);
    String code = message != null && CODES.contains(message) ? message : ANY_OTHER;
    super.handleFailure(task, worker, code, null, retries, retryTimeout, null, null);
  }

  @Override
  public void handleBpmnError(
      String task, String worker, String code, String message, Map<String, Object> variables) {
    refuse(variables);
    // the engine would repeat a code that it does not know, in its answer and in the log
    if (!commandExecutor.execute(context -> isInModel(context, task, code))) {
      throw new BadUserRequestException(
          "The task's model has no such error. Send PersonNeeded as errorCode to hand the task to a"
              + " person; it is still yours.");
    }
    super.handleBpmnError(task, worker, code, null, null);
  }

  /** In the model of the task, or in one that called it. */
  private static boolean isInModel(CommandContext context, String task, String code) {
    ExternalTaskEntity found = context.getExternalTaskManager().findExternalTaskById(task);
    if (found == null) {
      return true; // the engine says so itself
    }
    ExecutionEntity at = found.getExecution(false);
    while (at != null) {
      boolean known =
          context
              .getProcessEngineConfiguration()
              .getDeploymentCache()
              .findBpmnModelInstanceForProcessDefinition(at.getProcessDefinitionId())
              .getModelElementsByType(Error.class)
              .stream()
              .anyMatch(error -> error.getErrorCode() != null && error.getErrorCode().equals(code));
      if (known) {
        return true;
      }
      at = at.getProcessInstance().getSuperExecution();
    }
    return false;
  }

  private static void refuse(Map<String, Object> variables) {
    if (variables != null && !variables.isEmpty()) {
      throw new BadUserRequestException(
          "Variables go along with complete only. Leave them out; the task is still yours.");
    }
  }
}

package org.overturn.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.runtime.PvmExecutionImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.overturn.process.ModelClocks.Warning;
import org.overturn.process.MovedClock.What;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the engine has no public call for: the dates of a model's expressions, read once more. */
@Component
class EngineDates {

  private final ProcessEngine engine;
  private final ModelClocks models;

  EngineDates(@Lazy ProcessEngine engine, ModelClocks models) {
    this.engine = engine;
    this.models = models;
  }

  /** The due date of an open task by the model's expression and the variables as they are now. */
  Date dueDateOf(Task task) {
    return inEngine(
        context -> {
          TaskEntity open = context.getTaskManager().findTaskById(task.getId());
          return date(context, open.getTaskDefinition().getDueDateExpression(), open);
        });
  }

  /** Sets the timers of warnings again that were given and by the changed variables lie ahead. */
  List<MovedClock> warnAgain(ProcessInstance instance, Collection<String> changed) {
    String model = instance.getProcessDefinitionId();
    List<Warning> warnings = models.warningsReading(model, changed);
    return warnings.isEmpty()
        ? List.of()
        : inEngine(
            context -> {
              List<MovedClock> again = new ArrayList<>();
              for (OpenScope open : scopes(context, instance.getId())) {
                warnings.stream()
                    .filter(warning -> warning.activity().equals(open.scope().getId()))
                    .filter(warning -> isGiven(context, warning, open))
                    .filter(warning -> isAhead(context, warning, open))
                    .map(warning -> set(model, warning, open))
                    .forEach(again::add);
              }
              return again;
            });
  }

  /** An activity that is under way, and the execution that its timers belong to. */
  private record OpenScope(ScopeImpl scope, ExecutionEntity execution) {}

  private static List<OpenScope> scopes(CommandContext context, String instance) {
    return context.getExecutionManager().findExecutionsByProcessInstanceId(instance).stream()
        .filter(execution -> execution.getActivity() != null)
        .filter(execution -> execution.getExecutions().isEmpty() && !execution.isEventScope())
        .map(PvmExecutionImpl::createActivityExecutionMapping)
        .flatMap(mapping -> mapping.entrySet().stream())
        .map(each -> new OpenScope(each.getKey(), (ExecutionEntity) each.getValue()))
        .distinct()
        .toList();
  }

  private static boolean isGiven(CommandContext context, Warning warning, OpenScope open) {
    return context.getJobManager().findJobsByExecutionId(open.execution().getId()).stream()
        .noneMatch(job -> warning.element().equals(job.getActivityId()));
  }

  private static boolean isAhead(CommandContext context, Warning warning, OpenScope open) {
    Expression expression =
        context
            .getProcessEngineConfiguration()
            .getExpressionManager()
            .createExpression(warning.expression());
    Date date = date(context, expression, open.execution());
    return date != null && date.after(ClockUtil.getCurrentTime());
  }

  private MovedClock set(String model, Warning warning, OpenScope open) {
    TimerEntity timer =
        TimerDeclarationImpl.getDeclarationsForScope(open.scope())
            .get(warning.element())
            .createTimerInstance(open.execution());
    return new MovedClock(
        What.TIMER,
        models.nameOf(model, warning.element()),
        warning.element(),
        null,
        timer.getDuedate().toInstant());
  }

  /** As the engine reads it when it creates a task or a timer: a date, or an ISO text of one. */
  private static Date date(CommandContext context, Expression expression, VariableScope scope) {
    Object value = expression == null ? null : expression.getValue(scope);
    if (value instanceof String text) {
      BusinessCalendar calendar =
          context
              .getProcessEngineConfiguration()
              .getBusinessCalendarManager()
              .getBusinessCalendar(DueDateBusinessCalendar.NAME);
      return calendar.resolveDuedate(text);
    }
    return (Date) value;
  }

  private <T> T inEngine(Command<T> command) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(command);
  }
}

package org.overturn.process;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.overturn.denial.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Hands the answers of a form to the stage whose form it is, after keeping them word for word. A
 * form that a process owner added and no stage knows is kept all the same.
 */
@Component
class FormsOfStages {

  private final Map<String, TaskForm<?>> forms;
  private final FormAnswers answers;
  private final TaskAnswers kept;
  private final Timeline timeline;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  FormsOfStages(
      Collection<TaskForm<?>> forms,
      FormAnswers answers,
      TaskAnswers kept,
      Timeline timeline,
      Clock clock,
      ApplicationEventPublisher events) {
    this.forms = forms.stream().collect(Collectors.toMap(TaskForm::key, Function.identity()));
    this.answers = answers;
    this.kept = kept;
    this.timeline = timeline;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Completes a form.
   *
   * @param done what the timeline says when no stage knows the form
   * @throws AnswerRefused when an answer cannot be taken
   */
  void complete(String form, Map<String, Object> given, CaseStep step, String done) {
    answers.refuseUnasked(step.scope(), name -> asks(form, name));
    given.keySet().removeIf(name -> Variables.names().contains(name) && !asks(form, name));
    kept.save(new TaskAnswer(step, form, given, clock.instant()));
    events.publishEvent(new TaskCompleted(step.number(), step.element(), step.user()));
    TaskForm<?> stage = forms.get(form);
    if (stage == null) {
      timeline.add(step.number(), step.user(), done);
    } else {
      complete(stage, given, step);
    }
  }

  private <A> void complete(TaskForm<A> stage, Map<String, Object> given, CaseStep step) {
    stage.complete(answers.as(stage.answers(), given), step);
  }

  /** True when the form itself asks for what is a process variable too, such as an outcome. */
  private boolean asks(String form, String name) {
    TaskForm<?> stage = forms.get(form);
    return stage != null && FormAnswers.asks(stage.answers(), name);
  }
}

package org.overturn.process;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.variable.CoreVariableInstance;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.springframework.stereotype.Component;

/**
 * Takes what a form submitted out of the engine's variables, whatever shape the form library gave
 * it, as a checked record.
 */
@Component
public class FormAnswers {

  /** By these the engine counts the tasks of a multi-instance activity. */
  private static final Set<String> COUNTERS =
      Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

  private final ObjectMapper json;
  private final Validator validator;

  FormAnswers(ObjectMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * Everything in the scope that is neither a declared variable nor the engine's own, removed from
   * it. It was never flushed, so it leaves no trace in the engine.
   */
  public Map<String, Object> take(VariableScope scope) {
    Map<String, Object> answers = new LinkedHashMap<>();
    for (String name : List.copyOf(scope.getVariableNames())) {
      if (COUNTERS.contains(name)) {
        continue;
      }
      Object value = clean(scope.getVariable(name));
      if (value != null) {
        answers.put(name, value);
      }
      if (!Variables.names().contains(name)) {
        scope.removeVariable(name);
      }
    }
    return answers;
  }

  /**
   * Refuses what whoever completes a step says of a process variable that its form does not ask
   * for: an outcome that only a physician records, a deadline, or a patient's name where the engine
   * keeps a payer's. The engine's interface takes any variable that is sent along.
   *
   * @throws AnswerRefused naming them
   */
  public void refuseUnasked(VariableScope scope, Predicate<String> asked) {
    String unasked =
        scope.getVariableNames().stream()
            .filter(name -> Variables.names().contains(name) && !asked.test(name))
            .filter(name -> isGivenNow(((AbstractVariableScope) scope).getVariableInstance(name)))
            .sorted()
            .collect(Collectors.joining(", "));
    if (!unasked.isEmpty()) {
      throw new AnswerRefused("The form does not ask for " + unasked + ". Leave it out.");
    }
  }

  /** Whether this command has made the variable or given it another value. */
  private static boolean isGivenNow(CoreVariableInstance variable) {
    DbEntityManager entities = Context.getCommandContext().getDbEntityManager();
    return variable instanceof DbEntity entity
        && (entities.getDbEntityCache().isTransient(entity) || entities.isDirty(entity));
  }

  /** Whether a record has an answer of this name. */
  public static boolean asks(Class<?> answers, String name) {
    return Arrays.stream(answers.getRecordComponents())
        .anyMatch(component -> component.getName().equals(name));
  }

  /**
   * The answers as a record.
   *
   * @throws AnswerRefused naming the fields that have to be mended and how
   */
  public <A> A as(Class<A> type, Map<String, Object> answers) {
    Map<String, Object> known = new LinkedHashMap<>(answers);
    known
        .keySet()
        .retainAll(
            Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList());
    A record = convert(type, known);
    List<String> wrong = new ArrayList<>();
    for (ConstraintViolation<A> violation : validator.validate(record)) {
      wrong.add(words(violation.getPropertyPath().toString()) + ": " + violation.getMessage());
    }
    if (!wrong.isEmpty()) {
      wrong.sort(String::compareTo);
      throw new AnswerRefused("Please mend the form. " + String.join("; ", wrong) + ".");
    }
    return record;
  }

  private <A> A convert(Class<A> type, Map<String, Object> known) {
    try {
      return json.convertValue(known, type);
    } catch (IllegalArgumentException unreadable) {
      String field =
          unreadable.getCause() instanceof JsonMappingException mapping
              ? mapping.getPath().stream()
                  .map(JsonMappingException.Reference::getFieldName)
                  .collect(Collectors.joining("."))
              : "a field";
      throw new AnswerRefused(
          "Please mend the form. " + words(field) + ": the value cannot be read; pick it anew.");
    }
  }

  /** Blank text counts as no answer; a whole number that came as 5.0 is 5. */
  private static Object clean(Object value) {
    if (value instanceof String text) {
      return text.isBlank() ? null : text.strip();
    }
    if (value instanceof Double number && number == Math.rint(number)) {
      return number.longValue();
    }
    return value;
  }

  /** {@code callDate} as people read it: {@code call date}. */
  private static String words(String field) {
    return field.replaceAll("([A-Z])", " $1").toLowerCase();
  }
}

package org.overturn.process;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * An answer cannot be taken. The text says what is wrong and how to mend it; Tasklist shows it and
 * the task stays open. It must name fields and rules only, never what was typed.
 */
public class AnswerRefused extends FormFieldValidationException {

  public AnswerRefused(String message) {
    super(message, message);
  }
}

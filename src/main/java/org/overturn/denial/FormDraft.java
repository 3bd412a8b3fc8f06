package org.overturn.denial;

import java.util.Map;
import java.util.UUID;

/**
 * What a stage has drafted for one of its forms. It reaches the form in the browser from our own
 * permission-checked pages, never as a process variable.
 */
public interface FormDraft {

  /** The form's key, such as {@code sign-letter}. */
  String form();

  /** The drafted text of each field by its key; empty when nothing is drafted. */
  Map<String, String> of(Denial denial);

  /**
   * The same where a case has several tasks with this form.
   *
   * @param part the id in our tables of what the task is about
   */
  default Map<String, String> of(Denial denial, UUID part) {
    return of(denial);
  }
}

package org.overturn.process;

/**
 * What a stage does with the answers of one form. Answers arrive checked by Bean Validation; they
 * are kept in our own tables and are gone from the engine when the transaction ends.
 *
 * @param <A> a record whose components are the form's field keys; a component may be a String,
 *     number, Boolean, LocalDate, LocalTime or an enum with a code
 */
public interface TaskForm<A> {

  /** The form's key, which is its file's name without the ending. */
  String key();

  Class<A> answers();

  /**
   * Stores the answers and sets what the model routes by, in the transaction that completes the
   * task.
   *
   * @throws AnswerRefused when an answer cannot be taken; the task stays open and the person reads
   *     why
   */
  void complete(A answers, CaseStep step);
}

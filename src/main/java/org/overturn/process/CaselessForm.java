package org.overturn.process;

/**
 * What a stage does with the answers of a task that belongs to no case: its process goes by another
 * business key. The stage keeps the answers; they are gone from the engine when the transaction
 * ends.
 *
 * @param <A> a record, as of a {@link TaskForm}
 */
public interface CaselessForm<A> {

  /** The form's key, which is its file's name without the ending. */
  String key();

  Class<A> answers();

  /**
   * Stores the answers, in the transaction that completes the task.
   *
   * @param businessKey of the process
   * @throws AnswerRefused when an answer cannot be taken; the task stays open and the person reads
   *     why
   */
  void complete(A answers, String businessKey, String user);
}

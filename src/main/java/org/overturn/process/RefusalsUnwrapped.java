package org.overturn.process;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * The engine wraps what a task listener throws; this lets an {@link AnswerRefused} through as it
 * is, so that the REST API answers 400 with its text and Tasklist shows it.
 */
class RefusalsUnwrapped extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (RuntimeException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof AnswerRefused refused) {
          throw refused;
        }
      }
      throw failure;
    }
  }
}

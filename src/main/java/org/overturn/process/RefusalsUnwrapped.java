package org.overturn.process;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * The engine wraps what a task listener throws; this lets a refusal through as it is, an {@link
 * AnswerRefused} or one of a task's handing over, so that the REST API answers 400 with its text
 * and Tasklist shows it.
 */
class RefusalsUnwrapped extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (RuntimeException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof AnswerRefused || cause instanceof BadUserRequestException) {
          throw (RuntimeException) cause;
        }
      }
      throw failure;
    }
  }
}

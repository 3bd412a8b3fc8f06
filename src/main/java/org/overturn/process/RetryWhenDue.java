package org.overturn.process;

import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * What the engine does with a job that failed: as it does by itself, it tries it again a little
 * later, which it notes in the job's due date. But a timer that a correction moved while it was
 * firing fails because it is not due any more; it keeps the date it was moved to, or a window would
 * close seconds after it was found to be open.
 */
class RetryWhenDue implements FailedJobCommandFactory {

  @Override
  public Command<Object> getCommand(String job, Throwable failure) {
    return context -> {
      JobEntity failed = context.getJobManager().findJobById(job);
      return failed != null && isMoved(failed)
          ? unlock(failed)
          : new DefaultJobRetryCmd(job, failure).execute(context);
    };
  }

  private static boolean isMoved(JobEntity job) {
    Date due = job.getDuedate();
    return due != null && due.after(ClockUtil.getCurrentTime());
  }

  private static Object unlock(JobEntity job) {
    job.unlock();
    return null;
  }
}

package org.overturn.process;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * What the engine does with a job that failed: as it does by itself, it tries it again a little
 * later, as often as its model says, and notes when in the job's due date. Two jobs did not fail:
 *
 * <ul>
 *   <li>A timer that a correction moved while it was firing is not due any more. It keeps the date
 *       it was moved to, or a window would close seconds after it was found to be open.
 *   <li>A job that met a person's work, or another job, on its case has only come second. It is
 *       done again after a second, not after the minutes that a server which is away is given.
 * </ul>
 */
class RetryWhenDue implements FailedJobCommandFactory {

  /** Long enough that whoever was first is through, and a fault of ours does not spin. */
  private static final Duration SECOND_TRY = Duration.ofSeconds(1);

  @Override
  public Command<Object> getCommand(String job, Throwable failure) {
    return context -> {
      JobEntity failed = context.getJobManager().findJobById(job);
      if (failed != null && isMoved(failed)) {
        return unlock(failed);
      }
      if (failed != null && failure instanceof OptimisticLockingException) {
        failed.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(SECOND_TRY)));
        return unlock(failed);
      }
      return new DefaultJobRetryCmd(job, failure).execute(context);
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

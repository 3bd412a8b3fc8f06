package org.overturn.process;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The threads that fire timers and go on after commits. When all are busy and the queue is full,
 * whoever looks for more waits for room. The starter's pool turns work away instead, and the engine
 * then searches the database for a few jobs at a time, over and over, which costs more than the
 * jobs do.
 */
@Configuration(proxyBeanMethods = false)
class JobThreads {

  private static final long SECONDS_BETWEEN_LOOKS = 1;
  private static final int SECONDS_TO_STOP = 20;

  /** In place of the starter's bean of this name, with its settings. */
  @Bean
  @ConditionalOnProperty(
      prefix = "camunda.bpm.job-execution",
      name = "enabled",
      havingValue = "true",
      matchIfMissing = true)
  static TaskExecutor camundaTaskExecutor(CamundaBpmProperties properties) {
    JobExecutionProperty settings = properties.getJobExecution();
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setThreadNamePrefix("jobs-");
    threads.setCorePoolSize(settings.getCorePoolSize());
    threads.setMaxPoolSize(settings.getMaxPoolSize());
    threads.setQueueCapacity(settings.getQueueCapacity());
    threads.setWaitForTasksToCompleteOnShutdown(true);
    threads.setAwaitTerminationSeconds(SECONDS_TO_STOP);
    threads.setRejectedExecutionHandler(JobThreads::waitForRoom);
    return threads;
  }

  private static void waitForRoom(Runnable jobs, ThreadPoolExecutor threads) {
    try {
      while (!threads.isShutdown()) {
        if (threads.getQueue().offer(jobs, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS)) {
          return;
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    throw new RejectedExecutionException("Stopping");
  }
}

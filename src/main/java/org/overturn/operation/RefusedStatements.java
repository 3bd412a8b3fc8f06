package org.overturn.operation;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Notes that the database refused a statement for want of room on its disk (SQLSTATE 53100). Nobody
 * else could tell: it goes on answering questions.
 */
class RefusedStatements implements BeanPostProcessor, MeterBinder {

  private static final String DISK_FULL = "53100";
  private static final Duration LATELY = Duration.ofMinutes(2);
  private static final long NEVER = -1;

  private final AtomicLong refusals = new AtomicLong();
  private final AtomicLong lastAt = new AtomicLong(NEVER);

  /** The pool asks it of each failure whether the connection is still good; it decides itself. */
  private final class Ear implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
      note(failure);
      return Override.CONTINUE_EVICT;
    }
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool && !pool.isRunning()) {
      pool.setExceptionOverride(new Ear());
    }
    return bean;
  }

  void note(SQLException failure) {
    if (DISK_FULL.equals(failure.getSQLState())) {
      refusals.incrementAndGet();
      lastAt.set(System.nanoTime());
    }
  }

  boolean forWantOfRoomLately() {
    long at = lastAt.get();
    return at != NEVER && System.nanoTime() - at < LATELY.toNanos();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("overturn.database.full", refusals, AtomicLong::doubleValue)
        .description("Statements that the database refused for want of room on its disk")
        .register(registry);
  }
}

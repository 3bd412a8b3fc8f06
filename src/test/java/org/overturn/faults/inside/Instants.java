package org.overturn.faults.inside;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Stops a thread of the application for good at an instant that the test names, so that the test
 * can kill the node while it is there. The instant is the text of the file {@code next} in the
 * folder {@code FAULTS_FOLDER}; the first thread that comes to it takes the file away, and writes
 * one of the instant's name when it has arrived.
 *
 * <ul>
 *   <li>{@code before insert into x}: in a transaction that is about to write the table
 *   <li>{@code after insert into x}: a transaction that wrote it has just been committed
 * </ul>
 */
@AutoConfiguration
public class Instants {

  @Bean
  static BeanPostProcessor watchedDataSource() {
    Path folder = Path.of(System.getenv("FAULTS_FOLDER"));
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource found ? new Watched(found, folder) : bean;
      }
    };
  }

  /** Looks like the pool, for migrations are run on a pool that is made after its likeness. */
  private static final class Watched extends HikariDataSource {

    private final HikariDataSource pool;
    private final Path folder;

    Watched(HikariDataSource pool, Path folder) {
      this.pool = pool;
      this.folder = folder;
      setJdbcUrl(pool.getJdbcUrl());
      setUsername(pool.getUsername());
      setPassword(pool.getPassword());
    }

    @Override
    public void close() {
      pool.close();
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection real = pool.getConnection();
      Set<String> written = new HashSet<>();
      return (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("prepareStatement")) {
                  String sql = ((String) arguments[0]).strip().toLowerCase(Locale.ROOT);
                  written.add(sql);
                  stopAt("before ", Set.of(sql));
                }
                Object answer = answer(real, method, arguments);
                if (method.getName().equals("commit")) {
                  stopAt("after ", written);
                  written.clear();
                }
                return answer;
              });
    }

    private static Object answer(Connection real, Method method, Object[] arguments)
        throws Throwable {
      try {
        return method.invoke(real, arguments);
      } catch (InvocationTargetException failure) {
        throw failure.getCause();
      }
    }

    private void stopAt(String when, Set<String> statements) {
      Path next = folder.resolve("next");
      if (statements.isEmpty() || !Files.exists(next)) {
        return;
      }
      try {
        String instant = Files.readString(next);
        boolean isHere =
            instant.startsWith(when)
                && statements.stream()
                    .anyMatch(sql -> sql.startsWith(instant.substring(when.length())));
        if (isHere && Files.deleteIfExists(next)) {
          Files.createFile(folder.resolve(instant));
          while (true) {
            LockSupport.park();
          }
        }
      } catch (IOException taken) {
        throw new UncheckedIOException(taken);
      }
    }
  }
}

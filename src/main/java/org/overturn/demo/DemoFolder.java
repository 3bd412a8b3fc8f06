package org.overturn.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.overturn.security.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the demo keeps its data. One running demo holds it; what a demo that was
 * killed has left behind is cleared away, the data kept.
 */
class DemoFolder implements Closeable {

  private static final Logger log = LoggerFactory.getLogger(DemoFolder.class);

  private static final long STOP_SECONDS = 20;

  private final Path folder;
  private final FileChannel channel;

  /**
   * Takes the folder, creating it where it is missing.
   *
   * @throws StartRefused when another demo runs on it
   */
  DemoFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder.resolve("inbox")); // the watched folder
      channel =
          FileChannel.open(
              folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock() == null) {
        throw new StartRefused(
            "Another Overturn demo runs on the folder " + folder.toAbsolutePath() + ".",
            "Stop it, or start this one in another folder.");
      }
      stopOrphan();
    } catch (IOException failure) {
      throw new UncheckedIOException("The demo's data folder cannot be used", failure);
    }
  }

  Path database() {
    return folder.resolve("postgres");
  }

  /** The port of the PostgreSQL that runs on these data; empty when none does. */
  static Optional<Integer> runningOn(Path database) throws IOException {
    Path pidFile = database.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(DemoFolder::isPostgres)
        .map(running -> Integer.parseInt(lines.get(3).strip()));
  }

  private FileLock tryLock() throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /**
   * A demo that was killed leaves its PostgreSQL running, or a pid file that names a process of
   * another kind by now; either would keep the next one from starting.
   */
  private void stopOrphan() throws IOException {
    Path pidFile = database().resolve("postmaster.pid");
    if (Files.exists(pidFile)) {
      ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
          .filter(DemoFolder::isPostgres)
          .ifPresent(DemoFolder::stop);
      Files.deleteIfExists(pidFile);
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("postgres")).orElse(false);
  }

  private static void stop(ProcessHandle postgres) {
    log.info("Stopping the database that an earlier demo left running");
    postgres.destroy();
    try {
      postgres.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stubborn) {
      postgres.destroyForcibly();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

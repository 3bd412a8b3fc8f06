package org.overturn.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overturn.security.StartRefused;

class DemoFolderTest {

  @TempDir Path folder;

  @Test
  void twoDemosCannotShareAFolder() throws IOException {
    try (DemoFolder first = new DemoFolder(folder)) {
      assertThatThrownBy(() -> new DemoFolder(folder))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining(folder.toString());
    }
    new DemoFolder(folder).close();
  }

  @Test
  void thePidFileOfADeadDatabaseIsClearedAway() throws IOException {
    Path pidFile = pidFile(Long.MAX_VALUE);
    new DemoFolder(folder).close();
    assertThat(pidFile).doesNotExist();
  }

  @Test
  void aProcessOfAnotherKindWithTheSameNumberLives() throws IOException {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Path pidFile = pidFile(other.pid());
      new DemoFolder(folder).close();
      assertThat(pidFile).doesNotExist();
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroy();
    }
  }

  private Path pidFile(long pid) throws IOException {
    Path database = Files.createDirectories(folder.resolve("postgres"));
    return Files.writeString(database.resolve("postmaster.pid"), pid + "\n/data\n");
  }
}

package org.overturn.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes, in memory, that can be filled to the last byte. */
record SmallDisk(Path path, boolean isReal) implements AutoCloseable {

  /** Hidden, lest a watched folder takes them for arrivals. */
  private static final String FILLER = ".filler";

  private static final String REST = ".filler-2";

  private static final int CHUNK = 64 * 1024;

  /** A plain folder where mounting is not permitted; it cannot be filled. */
  static SmallDisk of(Path path, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(path);
    int status =
        new ProcessBuilder(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "mode=0700,size=" + megabytes + "m",
                "tmpfs",
                "" + path)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    return new SmallDisk(path.toAbsolutePath(), status == 0);
  }

  void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(path.resolve(FILLER))) {
      while (true) {
        filler.write(new byte[CHUNK]);
      }
    } catch (IOException full) {
      // as it is meant to be; the rest byte by byte
    }
    try (OutputStream rest = Files.newOutputStream(path.resolve(REST))) {
      while (true) {
        rest.write(new byte[512]);
      }
    } catch (IOException full) {
      // so that not a page is left
    }
  }

  void empty() throws IOException {
    Files.deleteIfExists(path.resolve(FILLER));
    Files.deleteIfExists(path.resolve(REST));
  }

  @Override
  public void close() throws Exception {
    if (isReal) {
      new ProcessBuilder("umount", "-l", "" + path).start().waitFor();
    }
  }
}

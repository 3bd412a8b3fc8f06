package org.overturn.document;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;

/**
 * A folder for the temporary files of one piece of work. Only this process's user may look into it:
 * patient data lies there. It goes with all it holds when it is closed.
 */
final class Scratch implements Closeable {

  private final Path folder;

  Scratch() {
    try {
      this.folder = Files.createTempDirectory("overturn");
    } catch (IOException full) {
      throw new UncheckedIOException("No temporary folder could be made", full);
    }
  }

  /** A new empty file. */
  Path file() throws IOException {
    return Files.createTempFile(folder, "piece", ".pdf");
  }

  /** Where PDFBox keeps streams in place of the memory. */
  StreamCacheCreateFunction streams() {
    return MemoryUsageSetting.setupTempFileOnly().setTempDir(folder.toFile()).streamCache;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.deleteIfExists(each);
      }
      Files.deleteIfExists(folder);
    } catch (IOException stays) {
      throw new UncheckedIOException("A temporary folder could not be deleted", stays);
    }
  }
}

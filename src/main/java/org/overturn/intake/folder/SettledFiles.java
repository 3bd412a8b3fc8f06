package org.overturn.intake.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells files that are wholly written from those that still grow: size and time have not changed
 * between two looks that lie far enough apart. The times of the files are never compared with our
 * clock, since a file server has its own.
 */
class SettledFiles {

  private record Look(long size, FileTime changed, Instant since) {

    boolean isSame(Look other) {
      return size == other.size && changed.equals(other.changed);
    }
  }

  private final Duration settle;
  private final Clock clock;
  private final Map<Path, Look> looks = new HashMap<>();

  SettledFiles(Duration settle, Clock clock) {
    this.settle = settle;
    this.clock = clock;
  }

  /** Whether the file has not changed for long enough; the first look only begins the waiting. */
  boolean isSettled(Path file) throws IOException {
    BasicFileAttributes now =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Look look = new Look(now.size(), now.lastModifiedTime(), clock.instant());
    Look first = looks.merge(file, look, (known, again) -> known.isSame(again) ? known : again);
    return !first.since().plus(settle).isAfter(look.since());
  }

  /** Forgets files that are there no more. */
  void keepOnly(Collection<Path> present) {
    looks.keySet().retainAll(present);
  }
}

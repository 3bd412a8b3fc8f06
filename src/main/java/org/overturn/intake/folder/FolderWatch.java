package org.overturn.intake.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.overturn.intake.Failures;
import org.overturn.process.OneNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the folder again and again. All nodes may watch the same one: a rename decides who has
 * claimed a file, and a lock in the database who works on a claim, so that what a dead node has
 * left is taken over.
 */
class FolderWatch {

  /**
   * How the last look went.
   *
   * @param trouble the kind and the place of the first failure, or null; never a file's name
   * @param unreadable files that this application may not read
   * @param failing claimed files that could not be taken; they are tried again at each look
   */
  record State(String trouble, int unreadable, int failing) {

    boolean isWell() {
      return trouble == null && unreadable == 0 && failing == 0;
    }
  }

  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

  private final WatchedFolder folder;
  private final SettledFiles settled;
  private final TakingFiles taking;
  private final OneNode oneNode;
  private final Clock clock;
  private volatile State state = new State(null, 0, 0);

  FolderWatch(
      WatchedFolder folder,
      SettledFiles settled,
      TakingFiles taking,
      OneNode oneNode,
      Clock clock) {
    this.folder = folder;
    this.settled = settled;
    this.taking = taking;
    this.oneNode = oneNode;
    this.clock = clock;
  }

  State state() {
    return state;
  }

  /** One look: claims what is wholly written, and takes every claim that nobody works on. */
  void poll() {
    try {
      int unreadable = claim();
      List<String> failures = new ArrayList<>();
      for (String claim : folder.claims()) {
        take(claim, failures);
      }
      String first = failures.isEmpty() ? null : failures.get(0);
      now(new State(first, unreadable, failures.size()));
    } catch (IOException | RuntimeException failure) {
      now(new State(Failures.place(failure), 0, 0));
    }
  }

  private int claim() throws IOException {
    List<Path> files = folder.files();
    settled.keepOnly(files);
    int unreadable = 0;
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        unreadable += Files.exists(file) ? 1 : 0;
      } else if (settled.isSettled(file)) {
        folder.claim(file, clock.instant());
      }
    }
    return unreadable;
  }

  /** One that fails does not stop the others; it is tried again at the next look. */
  private void take(String claim, List<String> failures) {
    try {
      oneNode.does("folder " + claim, () -> takeIt(claim));
    } catch (RuntimeException failure) {
      failures.add(Failures.place(failure));
    }
  }

  private void takeIt(String claim) {
    try {
      taking.take(claim);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What changed for the worse or the better is logged, and not what lasts. */
  private void now(State next) {
    if (!next.equals(state)) {
      if (next.isWell()) {
        log.info("The watched folder is well again");
      } else {
        log.warn(
            "The watched folder is not well: {} files cannot be read, {} cannot be taken{}",
            next.unreadable(),
            next.failing(),
            next.trouble() == null ? "" : ": " + next.trouble());
      }
    }
    state = next;
  }
}

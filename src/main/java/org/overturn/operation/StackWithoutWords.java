package org.overturn.operation;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.springframework.boot.logging.StackTracePrinter;

/**
 * Prints what failed and where, of each cause, and not its text: a library's exception may quote
 * what it stumbled over, which may be a patient's.
 */
class StackWithoutWords implements StackTracePrinter {

  private static final int FRAMES = 60;

  @Override
  public void printStackTrace(Throwable failure, Appendable text) throws IOException {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    String before = "";
    for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
      text.append(before).append(each.getClass().getName()).append('\n');
      StackTraceElement[] frames = each.getStackTrace();
      for (int n = 0; n < Math.min(frames.length, FRAMES); n++) {
        text.append("\tat ").append(frames[n].toString()).append('\n');
      }
      before = "Caused by: ";
    }
  }
}

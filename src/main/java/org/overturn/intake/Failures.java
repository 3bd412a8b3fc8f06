package org.overturn.intake;

/** Says of a failure what a log may hold: its text may quote a patient's data. */
public final class Failures {

  private Failures() {}

  /** Kind, cause and place, such as {@code IllegalStateException at …}; never its text. */
  public static String place(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String kind = failure.getClass().getSimpleName();
    String cause = root == failure ? "" : ", caused by " + root.getClass().getSimpleName();
    StackTraceElement[] stack = root.getStackTrace();
    return kind + cause + (stack.length == 0 ? "" : " at " + stack[0] + ours(stack));
  }

  private static String ours(StackTraceElement[] stack) {
    for (StackTraceElement element : stack) {
      if (element.getClassName().startsWith("org.overturn.intake")) {
        return ", from " + element;
      }
    }
    return "";
  }
}

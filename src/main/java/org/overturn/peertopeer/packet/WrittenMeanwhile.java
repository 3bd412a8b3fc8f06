package org.overturn.peertopeer.packet;

/**
 * Somebody else wrote over the same words since the page was opened. Both texts are kept for the
 * person to choose from; neither is in the message, for it may reach a log.
 */
class WrittenMeanwhile extends RuntimeException {

  private final String key;
  private final transient String now;
  private final long mark;

  WrittenMeanwhile(String key, String now, long mark) {
    super("The words were changed meanwhile");
    this.key = key;
    this.now = now;
    this.mark = mark;
  }

  /** What the words are about. */
  String key() {
    return key;
  }

  /** What stands there now. */
  String now() {
    return now;
  }

  /** What a second try has to have seen. */
  long mark() {
    return mark;
  }
}

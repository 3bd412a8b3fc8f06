package org.overturn.appeal;

/** What became of a sending. */
enum SendingState {
  /** Nothing says yet that it arrived: it is stuck until somebody settles it. */
  UNCONFIRMED("not confirmed"),
  FAILED("failed"),
  CONFIRMED("confirmed");

  private final String words;

  SendingState(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}

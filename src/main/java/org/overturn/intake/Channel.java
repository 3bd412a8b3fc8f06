package org.overturn.intake;

import org.overturn.denial.Coded;

/** By which way a notice reached the practice. */
public enum Channel implements Coded {
  API("api", "the API", true),
  TASKLIST("tasklist", "Tasklist", true),
  UPLOAD("upload", "upload", false),
  FOLDER("folder", "the watched folder", false),
  MAILBOX("mailbox", "the mailbox", false);

  private final String code;
  private final String words;
  private final boolean answers;

  Channel(String code, String words, boolean answers) {
    this.code = code;
    this.words = words;
    this.answers = answers;
  }

  @Override
  public String code() {
    return code;
  }

  /** As it stands on pages and timelines: "received by the watched folder". */
  public String words() {
    return words;
  }

  /**
   * True when whoever handed it in is told at once what is wrong with it, and has to mend it. A
   * coordinator who uploads a file is told too, but cannot mend what a payer wrote.
   */
  boolean answers() {
    return answers;
  }

  /** True when whoever hands it in is signed in, so that the sender is a user's id. */
  boolean isOfUsers() {
    return this == API || this == TASKLIST || this == UPLOAD;
  }

  static Channel of(String code) {
    return Coded.of(Channel.class, code);
  }
}

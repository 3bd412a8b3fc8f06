package org.overturn.intake;

import org.overturn.denial.Coded;

/** By which way a notice reached the practice. */
public enum Channel implements Coded {
  API("api", "the API", true),
  TASKLIST("tasklist", "Tasklist", true),
  UPLOAD("upload", "upload", true),
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

  /** True when someone at the other end is told at once what became of a notice. */
  boolean answers() {
    return answers;
  }

  static Channel of(String code) {
    return Coded.of(Channel.class, code);
  }
}

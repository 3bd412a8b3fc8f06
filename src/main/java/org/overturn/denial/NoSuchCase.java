package org.overturn.denial;

/** No case has this number. */
public class NoSuchCase extends RuntimeException {

  public NoSuchCase(CaseNumber number) {
    super("There is no case " + number);
  }
}

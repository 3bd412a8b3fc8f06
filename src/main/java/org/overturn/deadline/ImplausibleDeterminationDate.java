package org.overturn.deadline;

/** A determination that nobody can have made yet. The text leaves the date out on purpose. */
public class ImplausibleDeterminationDate extends IllegalArgumentException {

  public ImplausibleDeterminationDate() {
    super("The determination date is in the future: a payer cannot have decided then");
  }
}

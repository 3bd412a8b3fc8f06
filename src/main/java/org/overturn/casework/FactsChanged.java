package org.overturn.casework;

/** Somebody else corrected the case while a person was correcting it. */
class FactsChanged extends RuntimeException {

  private final transient CorrectionForm now;

  FactsChanged(CorrectionForm now) {
    super("The facts of the case have changed");
    this.now = now;
  }

  /** The facts as they are now. */
  CorrectionForm now() {
    return now;
  }
}

package org.overturn.casework;

/** The colour of a pill or banner. Colour never stands alone: the words beside it say the same. */
enum Tone {
  BAD,
  WARN,
  INFO,
  GOOD,
  QUIET;

  /** The ending of the style's class name. */
  public String css() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

package org.overturn.document;

/** A file that cannot be bound, with why and how to mend it; see {@link Flaw}. */
class Unsound extends Exception {

  private static final long serialVersionUID = 1L;

  private final String why;
  private final String mend;

  Unsound(String why, String mend) {
    super(why);
    this.why = why;
    this.mend = mend;
  }

  static Unsound damagedPdf() {
    return new Unsound("is a damaged PDF", "get it anew or scan it, and add that");
  }

  Flaw of(Piece piece) {
    return new Flaw(piece.key(), piece.name(), why, mend);
  }

  String why() {
    return why;
  }

  String mend() {
    return mend;
  }
}

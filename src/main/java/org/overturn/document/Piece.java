package org.overturn.document;

import java.util.function.Supplier;

/**
 * One document that is bound with others. Protected health information.
 *
 * @param key names it among the pieces
 * @param label stamped on each of its pages, such as "Exhibit 3"; empty for a letter and a cover
 * @param title as it stands in the table of contents and the bookmarks
 * @param note what else the contents say of it, such as when it arrived; may be empty
 * @param file read or drawn only when the piece is bound
 */
public record Piece(
    String key, String label, String title, String note, Supplier<StoredFile> file) {

  /** A piece with a label, made of an exhibit. */
  public static Piece of(Exhibit exhibit, String label, String note) {
    return new Piece(exhibit.key(), label, exhibit.title(), note, exhibit.file());
  }

  /** Such as "Exhibit 3, Chart extract". */
  String name() {
    return label.isEmpty() ? title : label + ", " + title;
  }

  /** Says nothing of the patient. */
  @Override
  public String toString() {
    return "Piece[" + key + "]";
  }
}

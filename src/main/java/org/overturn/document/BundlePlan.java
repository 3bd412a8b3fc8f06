package org.overturn.document;

import java.util.List;

/**
 * What is to be bound to one PDF, in this order: covers, contents, pieces.
 *
 * @param title of the document
 * @param reference what the foot of each page begins with, such as the case number
 * @param mark across each page, such as "DRAFT"; empty for none
 * @param covers pages before the contents
 * @param pieces the rest
 * @param citations what the contents lead to beside whole pieces
 * @param unreadable what happens with a piece that cannot be bound
 * @param hashes whether the contents name the SHA-256 of each piece
 */
public record BundlePlan(
    String title,
    String reference,
    String mark,
    List<Piece> covers,
    List<Piece> pieces,
    List<Citation> citations,
    Unreadable unreadable,
    boolean hashes) {

  public BundlePlan {
    covers = List.copyOf(covers);
    pieces = List.copyOf(pieces);
    citations = List.copyOf(citations);
  }

  /** What happens with a piece that cannot be bound. */
  public enum Unreadable {
    /** Nothing is bound. */
    REFUSED,
    /** The contents name it, with why and its hash; the others are bound. */
    NAMED
  }

  /**
   * Where something that the pieces cite is found.
   *
   * @param words what is cited, such as {@code Observation/8}
   * @param key of the piece in which it stands
   * @param place the named destination in that piece; its first page where it has none of that name
   */
  public record Citation(String words, String key, String place) {}
}

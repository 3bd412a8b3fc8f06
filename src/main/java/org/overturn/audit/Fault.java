package org.overturn.audit;

/**
 * What is wrong with the chain, and where.
 *
 * @param kind its kind
 * @param position in the chain, or 0 where it has none
 * @param words what is wrong, for a person; entries by their numbers, nothing of what they say
 */
public record Fault(Kind kind, long position, String words) {

  /** The kinds of tampering that the chain shows. */
  public enum Kind {
    ENTRY_CHANGED,
    ENTRY_MISSING,
    ENTRY_ADDED,
    REORDERED,
    SEAL_CHANGED,
    SEALS_MISSING,
    HEAD_NOT_FOUND
  }
}

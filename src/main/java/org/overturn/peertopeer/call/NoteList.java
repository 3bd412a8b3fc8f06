package org.overturn.peertopeer.call;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is noted as often as it occurs in a call. An entry's parts are kept under {@code
 * list/entry/part}, such as {@code claims/m5k2a/text}; entries follow one another by their ids.
 */
enum NoteList {
  /** Claims of the reviewer, each with its time (R40). */
  CLAIMS("claims", List.of("text", "at")),
  /** Who promised what, by when. */
  COMMITMENTS("commitments", List.of("who", "what", "by")),
  /** Further documents asked for, each with the day it is due (R43). */
  DOCUMENTS("documents", List.of("what", "due")),
  /** What stood in a field that two devices wrote at once, so that neither is lost. */
  SET_ASIDE("setAside", List.of("field", "text", "by", "at"));

  private final String key;
  private final List<String> parts;

  NoteList(String key, List<String> parts) {
    this.key = key;
    this.parts = parts;
  }

  String key() {
    return key;
  }

  boolean has(String part) {
    return parts.contains(part);
  }

  static Optional<NoteList> named(String key) {
    return Arrays.stream(values()).filter(list -> list.key.equals(key)).findFirst();
  }
}

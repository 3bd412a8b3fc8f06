package org.overturn.triage;

import java.util.Map;
import org.overturn.denial.DenialKind;

/**
 * What {@code classify-denial.dmn} says of a denial.
 *
 * @param confirm a person has to confirm the kind
 * @param why the rule's reason, one sentence
 */
record Classification(DenialKind kind, boolean confirm, String why) {

  static Classification from(Map<String, Object> outputs) {
    return new Classification(
        DenialKind.of(String.valueOf(outputs.get("denialKind"))),
        Boolean.TRUE.equals(outputs.get("confirm")),
        String.valueOf(outputs.get("why")));
  }

  /** The kind is never guessed: what is unclear, or to be confirmed, goes to a person. */
  boolean needsPerson() {
    return confirm || kind == DenialKind.UNCLEAR;
  }
}

package org.overturn.evidence.policy;

import java.util.List;
import org.overturn.evidence.Policy;

/**
 * What was read from a file.
 *
 * @param policy without an id, and with what is missing left null or empty; null where the file
 *     says too little of a policy to go on from
 * @param faults what has to be mended before it can be saved, all at once; none when it can be
 * @param hints what a person should look at, though it can be saved
 */
public record ReadPolicy(Policy policy, List<Fault> faults, List<Fault> hints) {

  public ReadPolicy {
    faults = List.copyOf(faults);
    hints = List.copyOf(hints);
  }

  /** It can be saved as it is. */
  public boolean isWhole() {
    return policy != null && faults.isEmpty();
  }

  /**
   * Something about a place in a file.
   *
   * @param line counted from 1; 0 where no line is to blame
   * @param key the way to it, such as {@code criteria[2].need.unit}; may be empty
   * @param words what is wrong and how to mend it
   */
  public record Fault(int line, String key, String words) {

    /** Such as "Line 12, criteria[2].kind: …". */
    public String text() {
      String where = line > 0 ? "line " + line + (key.isEmpty() ? "" : ", ") : "";
      String place = where + key;
      return place.isEmpty()
          ? words
          : Character.toUpperCase(place.charAt(0)) + place.substring(1) + ": " + words;
    }
  }
}

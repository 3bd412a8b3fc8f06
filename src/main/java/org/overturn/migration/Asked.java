package org.overturn.migration;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a process owner asks for.
 *
 * @param from the engine's id of the version in which the cases are
 * @param to the one in which they are to go on
 * @param counterparts for elements that the engine finds no counterpart of by itself: which element
 *     of the other version takes its place
 * @param recounted timers whose date is counted anew by the other version's expression; all others
 *     stay as they were
 */
record Asked(String from, String to, Map<String, String> counterparts, Set<String> recounted) {

  /** As the page sends it: {@code userTask_a=userTask_b}; what is no such pair is left out. */
  static Asked of(String from, String to, List<String> pairs, List<String> recounted) {
    Map<String, String> counterparts = new LinkedHashMap<>();
    for (String pair : pairs) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank()) {
        counterparts.put(parts[0], parts[1]);
      }
    }
    return new Asked(from, to, counterparts, new LinkedHashSet<>(recounted));
  }
}

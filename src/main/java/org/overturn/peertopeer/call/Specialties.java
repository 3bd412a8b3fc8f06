package org.overturn.peertopeer.call;

import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.overturn.peertopeer.call.ReviewerCheck.Fit;
import org.overturn.process.EngineCalls;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Whether two specialties are the same or similar, however they are spelled: by {@code
 * specialty-families.dmn}, which puts each wording into one or more families. Two that share a
 * family are similar. A wording that the table does not know is compared by its letters alone, and
 * is never said to differ.
 */
@Component
class Specialties {

  private static final String DECISION = "specialty-families";

  private final DecisionService decisions;
  private final EngineCalls engine;

  Specialties(@Lazy DecisionService decisions, EngineCalls engine) {
    this.decisions = decisions;
    this.engine = engine;
  }

  Fit compare(String one, String other) {
    String first = plain(one);
    String second = plain(other);
    if (first.isBlank() || second.isBlank()) {
      return Fit.NOT_KNOWN;
    }
    if (first.equals(second)) {
      return Fit.FITS;
    }
    Set<String> families = families(first);
    Set<String> others = families(second);
    if (families.isEmpty() || others.isEmpty()) {
      return Fit.NOT_KNOWN;
    }
    return Collections.disjoint(families, others) ? Fit.DIFFERS : Fit.FITS;
  }

  private Set<String> families(String plain) {
    return engine
        .unrestricted(
            () ->
                decisions
                    .evaluateDecisionTableByKey(DECISION, Map.of("specialty", plain))
                    .getResultList())
        .stream()
        .map(row -> String.valueOf(row.get("family")))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Lower case, letters only, a blank between words and at both ends. */
  static String plain(String specialty) {
    if (specialty == null) {
      return "";
    }
    String letters = specialty.toLowerCase(Locale.US).replaceAll("[^\\p{L}]+", " ").strip();
    return letters.isEmpty() ? "" : " " + letters + " ";
  }
}

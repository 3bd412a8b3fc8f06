package org.overturn.evidence.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Code;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.FactKind;

/** Says of each fact why it cannot be relied on before a person has looked (R20). */
final class FactFlaws {

  /** Newest first; what has no day comes last, by its id, so that the order is always the same. */
  private static final Comparator<ChartFact> NEWEST_FIRST =
      Comparator.comparing(
              ChartFact::from, Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
          .thenComparing(ChartFact::kind)
          .thenComparing(ChartFact::id);

  private record SameDay(FactKind kind, Code code, LocalDate day) {}

  private FactFlaws() {}

  /**
   * The facts, each under an id that no other has.
   *
   * @param today in the practice's zone: what begins later is dated in the future
   */
  static List<ChartFact> facts(List<FactDraft> drafts, LocalDate today) {
    Set<FactDraft> contradicted = contradicted(drafts);
    Map<String, Integer> ids = new HashMap<>();
    List<ChartFact> facts = new ArrayList<>();
    for (FactDraft draft : drafts) {
      if (!draft.isDenied()) {
        int times = ids.merge(draft.id(), 1, Integer::sum);
        String id = times == 1 ? draft.id() : draft.id() + "~" + times;
        facts.add(draft.fact(id, flaws(draft, contradicted.contains(draft), today)));
      }
    }
    facts.sort(NEWEST_FIRST);
    return facts;
  }

  private static List<FactFlaw> flaws(FactDraft draft, boolean contradicted, LocalDate today) {
    List<FactFlaw> flaws = new ArrayList<>();
    LocalDate from = draft.from().day();
    LocalDate to = draft.to().day();
    if (from == null || draft.to().isPartial()) {
      flaws.add(FactFlaw.UNDATED);
    }
    if (from != null && from.isAfter(today)) {
      flaws.add(FactFlaw.FUTURE);
    }
    if (draft.isUnitMissing()) {
      flaws.add(FactFlaw.NO_UNIT);
    }
    if (contradicted) {
      flaws.add(FactFlaw.CONTRADICTED);
    }
    if (from != null && to != null && to.isBefore(from)) {
      flaws.add(FactFlaw.ENDS_BEFORE_START);
    }
    return flaws;
  }

  private static Set<FactDraft> contradicted(List<FactDraft> drafts) {
    Map<SameDay, List<FactDraft>> days = new HashMap<>();
    for (FactDraft draft : drafts) {
      if (draft.from().isKnown()) {
        draft
            .codes()
            .forEach(
                code ->
                    days.computeIfAbsent(
                            new SameDay(draft.kind(), code, draft.from().day()),
                            same -> new ArrayList<>())
                        .add(draft));
      }
    }
    Set<FactDraft> found = new HashSet<>();
    days.values().forEach(same -> contradicted(same, found));
    return found;
  }

  /** A monitor's thousand values of one day are not compared each with each: the first few tell. */
  private static void contradicted(List<FactDraft> same, Set<FactDraft> found) {
    int compared = Math.min(same.size(), 100);
    for (int i = 0; i < compared; i++) {
      for (int j = i + 1; j < compared; j++) {
        if (same.get(i).contradicts(same.get(j))) {
          found.add(same.get(i));
          found.add(same.get(j));
        }
      }
    }
  }
}

package org.overturn.evidence.matching;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.overturn.evidence.ChartFact;

/** Days in a row; the first and the last belong to them. */
record Days(LocalDate first, LocalDate last) {

  /** The days of a sound fact up to the day of reading; what goes on runs until then. */
  static Days of(ChartFact fact, LocalDate asOf) {
    LocalDate last = fact.to() != null ? fact.to() : fact.ongoing() ? asOf : fact.from();
    return new Days(fact.from(), last.isAfter(asOf) ? asOf : last);
  }

  long count() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** The same days, each once, in rows that do not touch, oldest first. */
  static List<Days> united(Collection<Days> all) {
    List<Days> united = new ArrayList<>();
    all.stream()
        .sorted(Comparator.comparing(Days::first).thenComparing(Days::last))
        .forEach(
            next -> {
              Days before = united.isEmpty() ? null : united.get(united.size() - 1);
              if (before == null || next.first().isAfter(before.last().plusDays(1))) {
                united.add(next);
              } else if (next.last().isAfter(before.last())) {
                united.set(united.size() - 1, new Days(before.first(), next.last()));
              }
            });
    return united;
  }
}

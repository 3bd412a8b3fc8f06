package org.overturn.evidence.matching;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.FactFlaw;

/** How findings put facts, periods and thresholds: plain, with values, units and dates. */
final class Wording {

  private static final int ENOUGH = 3;
  private static final int LONGEST_NUMBER = 20;

  private Wording() {}

  /** Such as "SpO2 87 % on 2026-10-03" or "Physical therapy 2026-06-01 to 2026-07-12". */
  static String of(ChartFact fact) {
    return what(fact) + when(fact);
  }

  /** Such as "SpO2 87 %". */
  static String what(ChartFact fact) {
    return fact.value() == null ? name(fact) : name(fact) + " " + measured(fact);
  }

  /** Such as "87 %". */
  static String measured(ChartFact fact) {
    return (number(fact.value()) + " " + Units.readable(fact.unit())).strip();
  }

  static String name(ChartFact fact) {
    if (fact.name() != null && !fact.name().isBlank()) {
      return fact.name().strip();
    }
    return fact.codes().isEmpty() ? fact.kind().words() : fact.codes().get(0).label();
  }

  private static String when(ChartFact fact) {
    if (fact.from() == null) {
      return "";
    }
    if (fact.to() != null && !fact.to().equals(fact.from())) {
      return " " + fact.from() + " to " + fact.to();
    }
    return (fact.ongoing() && fact.to() == null ? " since " : " on ") + fact.from();
  }

  /** Such as "SpO2 87 % (no date)"; three at most, and how many more. */
  static String flawed(List<ChartFact> facts, LocalDate asOf) {
    return listed(facts.stream().map(fact -> of(fact) + " (" + flaws(fact, asOf) + ")").toList());
  }

  private static String flaws(ChartFact fact, LocalDate asOf) {
    Set<FactFlaw> flaws = Fitting.flaws(fact, asOf);
    return flaws.stream().map(FactFlaw::words).collect(Collectors.joining(", "));
  }

  /** Such as "a, b and c" or "a, b, c and 4 more". */
  static String listed(List<String> words) {
    List<String> distinct = new ArrayList<>(words.stream().distinct().toList());
    if (distinct.size() > ENOUGH) {
      int more = distinct.size() - ENOUGH;
      return String.join(", ", distinct.subList(0, ENOUGH)) + " and " + more + " more";
    }
    if (distinct.size() < 2) {
      return String.join("", distinct);
    }
    String last = distinct.remove(distinct.size() - 1);
    return String.join(", ", distinct) + " and " + last;
  }

  /** Such as "at most 88 %". */
  static String threshold(Criterion.Need need) {
    String unit = Units.readable(need.unit());
    return (need.comparison().words() + " " + number(need.threshold()) + " " + unit).strip();
  }

  /** Such as "6 weeks", "1 year and 6 months". */
  static String period(Period period) {
    List<String> parts = new ArrayList<>();
    add(parts, period.getYears(), "year");
    add(parts, period.getMonths(), "month");
    if (period.getDays() % 7 == 0) {
      add(parts, period.getDays() / 7, "week");
    } else {
      add(parts, period.getDays(), "day");
    }
    return parts.isEmpty() ? "0 days" : listed(parts);
  }

  static String days(long count) {
    return count == 1 ? "1 day" : count + " days";
  }

  static String number(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    if (Math.abs((long) stripped.scale()) > LONGEST_NUMBER) {
      // written out it would fill a page, or the memory
      return stripped.toString();
    }
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  private static void add(List<String> parts, int count, String unit) {
    if (count != 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }
}

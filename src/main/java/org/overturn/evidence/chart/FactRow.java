package org.overturn.evidence.chart;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Code;
import org.overturn.evidence.FactFlaw;

/**
 * A fact as people read it.
 *
 * @param when its day, or from when to when
 * @param what its name
 * @param codes such as "LOINC 2708-6"
 * @param says value, dose, outcome and words, on one line
 * @param text a note or report that is too long for a line; else empty
 * @param source the resource in which it stands
 * @param flaws why to look at it first, in words
 */
record FactRow(
    String kind,
    String when,
    String what,
    String codes,
    String says,
    String text,
    String source,
    List<String> flaws) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);
  private static final int LONG = 180;

  static FactRow of(ChartFact fact) {
    boolean isLong = fact.words().length() > LONG || fact.words().contains("\n");
    return new FactRow(
        fact.kind().words(),
        when(fact),
        fact.name(),
        fact.codes().stream().map(Code::label).collect(Collectors.joining(", ")),
        Plain.joined(value(fact), fact.dose(), isLong ? "" : fact.words(), fact.outcome()),
        isLong ? fact.words() : "",
        fact.id(),
        fact.flaws().stream().map(FactFlaw::words).toList());
  }

  /** All of it on one line, for the page of the case. */
  String line() {
    return Plain.joined(what, says, String.join(", ", flaws));
  }

  private static String value(ChartFact fact) {
    return fact.value() == null
        ? ""
        : (fact.value().stripTrailingZeros().toPlainString() + " " + unit(fact)).strip();
  }

  private static String when(ChartFact fact) {
    if (fact.from() == null) {
      return fact.to() == null ? "No day" : "Until " + day(fact.to());
    }
    if (fact.to() != null) {
      return day(fact.from()) + " to " + day(fact.to());
    }
    return fact.ongoing() ? "Since " + day(fact.from()) : day(fact.from());
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** UCUM writes in braces what is no unit, such as {score}. */
  private static String unit(ChartFact fact) {
    return fact.unit().replaceAll("[{}]", "");
  }
}

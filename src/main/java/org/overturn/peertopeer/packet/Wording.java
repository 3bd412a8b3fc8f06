package org.overturn.peertopeer.packet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.overturn.deadline.ClockText;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Code;
import org.overturn.evidence.FactFlaw;

/** Facts of a chart in the words of a packet: only what the chart gives. */
final class Wording {

  private static final int DECIMALS = 3;

  private Wording() {}

  /** Such as "Lumbar radiculopathy (ICD-10-CM M54.16), since May 3, 2026". */
  static String condition(ChartFact fact) {
    return fact.name() + codes(fact) + when(fact, fact.ongoing() ? ", since " : ", ");
  }

  /** Such as "Pain severity: 8 on Jun 1, 2026". */
  static String observation(ChartFact fact) {
    return joined(": ", fact.name(), value(fact))
        + when(fact, " on ")
        + (fact.words().isBlank() ? "" : "; " + fact.words());
  }

  /** Such as "Physical therapy, Jun 1, 2026 to Jul 20, 2026 (7 weeks); outcome: no relief". */
  static String treatment(ChartFact fact) {
    return fact.name()
        + (fact.dose().isBlank() ? "" : ", " + fact.dose())
        + when(fact, fact.ongoing() ? ", since " : ", ")
        + (fact.outcome().isBlank() ? "" : "; outcome: " + fact.outcome())
        + (fact.words().isBlank() ? "" : "; " + fact.words());
  }

  /** Any fact by its name, value, days and outcome alone, to be said aloud. */
  static String briefly(ChartFact fact) {
    String before = fact.value() != null ? " on " : fact.ongoing() ? ", since " : ", ";
    return joined(": ", fact.name(), value(fact))
        + when(fact, before)
        + (fact.outcome().isBlank() ? "" : ", " + fact.outcome());
  }

  static String report(ChartFact fact) {
    return fact.kind().words() + ": " + fact.name() + when(fact, ", ") + said(fact.words());
  }

  /** The value with its unit; empty where nothing was measured. */
  static String value(ChartFact fact) {
    if (fact.value() == null) {
      return "";
    }
    // UCUM writes in braces what is no unit, such as {score}
    String unit = fact.unit().replaceAll("[{}]", "");
    return joined(" ", number(fact.value()), unit);
  }

  static String number(BigDecimal value) {
    BigDecimal shown =
        value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_UP) : value;
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  /** What to look at before relying on a fact (R20); empty for most. */
  static String caution(ChartFact fact) {
    List<String> flaws = new ArrayList<>(fact.flaws().stream().map(FactFlaw::words).toList());
    if (fact.from() == null && fact.to() == null && !fact.flaws().contains(FactFlaw.UNDATED)) {
      flaws.add(0, FactFlaw.UNDATED.words());
    }
    return String.join(", ", flaws);
  }

  private static String when(ChartFact fact, String before) {
    LocalDate from = fact.from();
    LocalDate to = fact.to();
    if (from == null) {
      return to == null ? "" : ", until " + ClockText.format(to);
    }
    if (to == null || to.equals(from)) {
      return before + ClockText.format(from);
    }
    return ", "
        + ClockText.format(from)
        + " to "
        + ClockText.format(to)
        + (to.isBefore(from) ? "" : " (" + lasting(from, to) + ")");
  }

  /** Such as "7 weeks", both days counted. */
  static String lasting(LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    if (days < 14) {
      return days == 1 ? "1 day" : days + " days";
    }
    if (days < 92) {
      return days / 7 + " weeks";
    }
    Period period = Period.between(from, to.plusDays(1));
    long months = period.toTotalMonths();
    return months < 24 ? months + " months" : period.getYears() + " years";
  }

  private static String codes(ChartFact fact) {
    return fact.codes().stream()
        .filter(code -> code.system().startsWith("ICD-10"))
        .findFirst()
        .or(() -> fact.codes().stream().findFirst())
        .map(Code::label)
        .map(label -> " (" + label + ")")
        .orElse("");
  }

  private static String said(String words) {
    return words.isBlank() ? "" : ": " + words;
  }

  private static String joined(String with, String one, String other) {
    return other.isBlank() ? one : one + with + other;
  }
}

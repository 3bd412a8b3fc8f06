package org.overturn.evidence.policy;

import java.util.ArrayList;
import java.util.List;
import org.overturn.evidence.Criterion.Need;
import org.overturn.evidence.CriterionKind;

/** Criteria in words that a page shows. */
final class Words {

  private Words() {}

  static String of(CriterionKind kind) {
    return switch (kind) {
      case DIAGNOSIS -> "Diagnosis";
      case VALUE -> "Measured value";
      case TREATMENT -> "Treatment tried";
      case PROCEDURE -> "Procedure, study or visit";
      case DOCUMENT -> "Report or document";
      case ABSENCE -> "Not in the chart";
      case JUDGEMENT -> "Physician's judgement";
    };
  }

  /** Such as "LOINC 59408-5, at most 88 %, within 3 months"; empty for what asks for nothing. */
  static String need(Need need) {
    List<String> parts = new ArrayList<>(need.codes());
    need.names().forEach(name -> parts.add("“" + name + "”"));
    List<String> words = new ArrayList<>();
    if (!parts.isEmpty()) {
      words.add(String.join(" or ", parts));
    }
    if (need.threshold() != null && need.comparison() != null) {
      words.add(
          "%s %s %s"
              .formatted(
                  need.comparison().words(), need.threshold().toPlainString(), unit(need.unit()))
              .strip());
    }
    if (need.lasting() != null) {
      words.add("for " + PeriodText.words(need.lasting()) + " in all");
    }
    if (need.within() != null) {
      words.add("within the last " + PeriodText.words(need.within()));
    }
    if (need.times() != null && need.times() > 1) {
      words.add("on " + need.times() + " days");
    }
    return String.join("; ", words);
  }

  /** UCUM's 1 is no unit, and what it has in braces is none either. */
  private static String unit(String ucum) {
    return ucum.equals("1") ? "" : ucum.replaceAll("\\{[^}]*}", "").replace("mm[Hg]", "mm Hg");
  }
}

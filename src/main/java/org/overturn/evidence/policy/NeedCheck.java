package org.overturn.evidence.policy;

import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.overturn.evidence.Criterion.Comparison;
import org.overturn.evidence.Criterion.Need;
import org.overturn.evidence.CriterionKind;

/** Checks what evidence a criterion asks for, after what its kind can ask for. */
final class NeedCheck {

  private static final Set<CriterionKind> MEASURED =
      Set.of(CriterionKind.VALUE, CriterionKind.ABSENCE);
  private static final Set<CriterionKind> LASTING =
      Set.of(CriterionKind.DIAGNOSIS, CriterionKind.TREATMENT, CriterionKind.PROCEDURE);

  private final Checking check;
  private final CriterionKind kind;

  NeedCheck(Checking check, CriterionKind kind) {
    this.check = check;
    this.kind = kind;
  }

  Need of(DraftPolicy.Criterion draft) {
    if (kind == CriterionKind.JUDGEMENT) {
      if (draft.asksForEvidence()) {
        check.fault("", "a judgement asks for no evidence: leave need out, or choose another kind");
      }
      return Need.NONE;
    }
    List<String> codes = codes(draft.codes());
    List<String> names = names(draft.names());
    if (draft.codes().isEmpty() && draft.names().isEmpty()) {
      check.fault("", "say by codes or names which facts of the chart would meet it");
    }
    return new Need(
        codes,
        names,
        comparison(draft),
        threshold(draft),
        unit(draft),
        lasting(draft),
        period("within", draft.within()),
        times(draft));
  }

  private List<String> codes(List<String> written) {
    List<String> codes = new ArrayList<>();
    for (int at = 0; at < written.size(); at++) {
      CodeLabels.Read read = CodeLabels.ofFact(written.get(at));
      if (read.fault().isEmpty()) {
        codes.add(read.label());
      } else {
        check.fault("codes[" + at + "]", read.fault());
      }
    }
    tooMany("codes", written);
    return codes;
  }

  private List<String> names(List<String> written) {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < written.size(); at++) {
      names.add(check.needed("names[" + at + "]", written.get(at), Checking.LINE, "a name"));
      if (names.get(at).length() == 1) {
        check.fault("names[" + at + "]", "a single letter stands in almost every name");
      }
    }
    tooMany("names", written);
    return names;
  }

  private void tooMany(String key, List<String> written) {
    if (written.size() > Checking.LIST) {
      check.fault(key, "more than %d: split the criterion".formatted(Checking.LIST));
    }
  }

  private Comparison comparison(DraftPolicy.Criterion draft) {
    String written = Checking.plain(draft.comparison());
    if (written.isEmpty()) {
      if (isMeasured(draft)) {
        check.fault("comparison", "missing: one of " + String.join(", ", Comparisons.codes()));
      }
      return null;
    }
    if (!MEASURED.contains(kind)) {
      check.fault("comparison", onlyFor("value"));
    }
    return Comparisons.of(written)
        .orElseGet(
            () -> {
              check.fault("comparison", "must be one of " + String.join(", ", Comparisons.codes()));
              return null;
            });
  }

  private BigDecimal threshold(DraftPolicy.Criterion draft) {
    String written = Checking.plain(draft.threshold());
    if (written.isEmpty()) {
      if (isMeasured(draft)) {
        check.fault("threshold", "missing: the number to which the value is compared");
      }
      return null;
    }
    if (!MEASURED.contains(kind)) {
      check.fault("threshold", onlyFor("value"));
    }
    if (!written.matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
      check.fault("threshold", "is no number: write it as 88 or 7.5");
      return null;
    }
    BigDecimal number = new BigDecimal(written).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private String unit(DraftPolicy.Criterion draft) {
    String unit = check.text("unit", draft.unit(), 40);
    if (unit.isEmpty() && isMeasured(draft)) {
      check.fault(
          "unit", "missing: the threshold's unit in UCUM, such as % or kg/m2; 1 where it has none");
    }
    if (unit.contains(" ")) {
      check.fault("unit", "a unit in UCUM has no blanks, such as kg/m2 or mm[Hg]");
    }
    if (!unit.isEmpty() && !MEASURED.contains(kind)) {
      check.fault("unit", onlyFor("value"));
    }
    return unit;
  }

  /** A value always is; another kind is where anything of it is written. */
  private boolean isMeasured(DraftPolicy.Criterion draft) {
    return kind == CriterionKind.VALUE
        || kind == CriterionKind.ABSENCE
            && !Checking.plain(draft.comparison() + draft.threshold() + draft.unit()).isEmpty();
  }

  private Period lasting(DraftPolicy.Criterion draft) {
    Period lasting = period("lasting", draft.lasting());
    if (lasting == null) {
      return null;
    }
    if (!LASTING.contains(kind)) {
      check.fault("lasting", onlyFor("treatment, diagnosis or procedure"));
    }
    PeriodText.read(Checking.plain(draft.within()))
        .filter(within -> PeriodText.days(lasting) > PeriodText.days(within) + 1)
        .ifPresent(
            within ->
                check.fault(
                    "lasting", "is longer than within, so nothing could meet it: mend either"));
    return lasting;
  }

  private Period period(String key, String written) {
    String text = Checking.plain(written);
    if (text.isEmpty()) {
      return null;
    }
    return PeriodText.read(text)
        .orElseGet(
            () -> {
              check.fault(
                  key,
                  "is no length of time: write P6W for six weeks, P6M for six months, or 6"
                      + " weeks");
              return null;
            });
  }

  private Integer times(DraftPolicy.Criterion draft) {
    Integer times = check.number("times", draft.times(), 1, 100).orElse(null);
    if (times != null && kind == CriterionKind.ABSENCE) {
      check.fault("times", "what must not be there is not counted: leave it out");
    }
    return times;
  }

  private String onlyFor(String kinds) {
    return "goes with kind %s only, this one is %s: leave it out, or choose another kind"
        .formatted(kinds, kind.code());
  }
}

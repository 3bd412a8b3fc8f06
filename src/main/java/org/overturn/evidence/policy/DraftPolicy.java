package org.overturn.evidence.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.overturn.evidence.Policy;

/**
 * A policy as it was written, in a file or on the page, before it is checked: every value as its
 * text, empty where there is none.
 */
record DraftPolicy(
    String number,
    String title,
    String version,
    String payer,
    String effectiveFrom,
    String effectiveTo,
    String retrievedOn,
    String source,
    List<String> services,
    List<DraftPolicy.Criterion> criteria,
    List<DraftPolicy.Guideline> guidelines) {

  DraftPolicy {
    services = List.copyOf(services);
    criteria = List.copyOf(criteria);
    guidelines = List.copyOf(guidelines);
  }

  static DraftPolicy empty() {
    return new DraftPolicy("", "", "", "", "", "", "", "", List.of(), List.of(), List.of());
  }

  /** A criterion as it was written. */
  record Criterion(
      String id,
      String section,
      String text,
      String kind,
      String anyOf,
      List<String> codes,
      List<String> names,
      String comparison,
      String threshold,
      String unit,
      String lasting,
      String within,
      String times,
      String toGet,
      String from) {

    Criterion {
      codes = List.copyOf(codes);
      names = List.copyOf(names);
    }

    static Criterion empty() {
      return new Criterion(
          "", "", "", "", "", List.of(), List.of(), "", "", "", "", "", "", "", "");
    }

    static Criterion of(org.overturn.evidence.Criterion kept) {
      var need = kept.need() == null ? org.overturn.evidence.Criterion.Need.NONE : kept.need();
      return new Criterion(
          written(kept.id()),
          written(kept.section()),
          written(kept.text()),
          written(kept.kind(), kind -> kind.code()),
          written(kept.anyOf()),
          need.codes(),
          need.names(),
          written(need.comparison(), Comparisons::code),
          written(need.threshold(), BigDecimal::toPlainString),
          written(need.unit()),
          written(need.lasting(), PeriodText::written),
          written(need.within(), PeriodText::written),
          written(need.times(), String::valueOf),
          written(kept.toGet()),
          written(kept.from()));
    }

    boolean asksForEvidence() {
      return !codes.isEmpty()
          || !names.isEmpty()
          || !(comparison + threshold + unit + lasting + within + times).isEmpty();
    }
  }

  /** A guideline as it was written. */
  record Guideline(
      String name,
      String organization,
      String year,
      String says,
      List<String> supports,
      List<String> contradicts) {

    Guideline {
      supports = List.copyOf(supports);
      contradicts = List.copyOf(contradicts);
    }

    static Guideline empty() {
      return new Guideline("", "", "", "", List.of(), List.of());
    }

    static Guideline of(org.overturn.evidence.Guideline kept) {
      return new Guideline(
          written(kept.name()),
          written(kept.organization()),
          kept.year() == 0 ? "" : String.valueOf(kept.year()),
          written(kept.says()),
          words(kept.supports()),
          words(kept.contradicts()));
    }
  }

  static DraftPolicy of(Policy kept) {
    return new DraftPolicy(
        written(kept.number()),
        written(kept.title()),
        written(kept.version()),
        written(kept.payer()),
        written(kept.effectiveFrom(), LocalDate::toString),
        written(kept.effectiveTo(), LocalDate::toString),
        written(kept.retrievedOn(), LocalDate::toString),
        written(kept.source()),
        kept.services(),
        kept.criteria().stream().map(Criterion::of).toList(),
        kept.guidelines().stream().map(Guideline::of).toList());
  }

  /** The words of a text, which are separated by blanks. */
  static List<String> words(String text) {
    return text == null || text.isBlank()
        ? List.of()
        : Arrays.stream(text.strip().split("\\s+")).toList();
  }

  private static String written(String value) {
    return written(value, UnaryOperator.identity());
  }

  private static <T> String written(T value, Function<T, String> written) {
    return value == null ? "" : Objects.toString(written.apply(value), "");
  }
}

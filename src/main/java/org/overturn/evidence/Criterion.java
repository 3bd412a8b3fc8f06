package org.overturn.evidence;

import java.math.BigDecimal;
import java.time.Period;
import java.util.List;

/**
 * One criterion of a payer's policy.
 *
 * @param id unique within the policy, kebab-case; stays the same from version to version
 * @param section where it stands in the policy, such as "B.2"; may be empty
 * @param text in the payer's terms (R28)
 * @param anyOf criteria with the same name here stand for one another: one of them is enough; empty
 *     for a criterion that has to be met itself
 * @param need what evidence would meet it
 * @param toGet what to get where it is missing, such as "Therapy notes with first and last date"
 * @param from whom to get it from; may be empty
 */
public record Criterion(
    String id,
    String section,
    String text,
    CriterionKind kind,
    String anyOf,
    Need need,
    String toGet,
    String from) {

  public Criterion {
    section = orEmpty(section);
    anyOf = orEmpty(anyOf);
    toGet = orEmpty(toGet);
    from = orEmpty(from);
  }

  /**
   * What evidence would meet a criterion. What is null or empty asks for nothing.
   *
   * @param codes labels such as {@code LOINC 2708-6}; one that ends in {@code *} takes all that
   *     begin so. A fact fits that has one of them
   * @param names words of the chart; a fact fits whose name contains one, whatever its case
   * @param comparison how value and threshold have to stand
   * @param unit of the threshold, in UCUM
   * @param lasting how long it has to have gone on, in all
   * @param within how far back it may lie
   * @param times how often, on different days; null for once
   */
  public record Need(
      List<String> codes,
      List<String> names,
      Comparison comparison,
      BigDecimal threshold,
      String unit,
      Period lasting,
      Period within,
      Integer times) {

    /** Asks for nothing: the physician's judgement. */
    public static final Need NONE =
        new Need(List.of(), List.of(), null, null, null, null, null, null);

    public Need {
      codes = codes == null ? List.of() : List.copyOf(codes);
      names = names == null ? List.of() : List.copyOf(names);
      unit = orEmpty(unit);
    }
  }

  /** How a measured value has to stand to the threshold. */
  public enum Comparison {
    AT_LEAST("at least"),
    ABOVE("above"),
    AT_MOST("at most"),
    BELOW("below");

    private final String words;

    Comparison(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * What to get and from whom where it is missing, such as "Therapy notes with first and last date,
   * from the therapist"; in general words where the policy says nothing.
   */
  public String whatToGet() {
    String what = toGet.isBlank() ? kind.usuallyToGet() : toGet;
    return from.isBlank() ? what : what + ", from " + from;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}

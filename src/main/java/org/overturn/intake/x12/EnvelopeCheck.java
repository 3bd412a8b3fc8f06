package org.overturn.intake.x12;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is wrong with an interchange's envelope, as a TA1 says it: one code, the first that applies
 * (X12 list I18).
 */
final class EnvelopeCheck {

  private record Rule(int element, Pattern pattern, String code) {

    boolean fits(List<String> elements) {
      return pattern.matcher(elements.get(element)).matches();
    }
  }

  private static final List<Rule> RULES =
      List.of(
          rule(1, "0[0-6]", "010"),
          rule(2, ".{10}", "011"),
          rule(3, "0[01]", "012"),
          rule(4, ".{10}", "013"),
          rule(5, "[A-Z0-9]{2}", "005"),
          rule(6, ".{15}", "006"),
          rule(7, "[A-Z0-9]{2}", "007"),
          rule(8, ".{15}", "008"),
          rule(9, "\\d{6}", "014"),
          rule(10, "\\d{4}", "015"),
          rule(12, "00[4-9]\\d\\d", "017"),
          rule(13, "\\d{9}", "018"),
          rule(14, "[01]", "019"),
          rule(15, "[PTI]", "020"));

  private static final String NONE = "000";
  private static final String BROKEN = "022";

  private final RawSegment isa;
  private String code;

  EnvelopeCheck(RawSegment isa) {
    this.isa = isa;
    List<String> elements = isa.elements();
    this.code =
        RULES.stream()
            .filter(rule -> elements.size() <= rule.element() || !rule.fits(elements))
            .map(Rule::code)
            .findFirst()
            .orElse(NONE);
  }

  private static Rule rule(int element, String fits, String code) {
    return new Rule(element, Pattern.compile(fits), code);
  }

  /**
   * The interchange is over.
   *
   * @param iea null where it is missing
   */
  void end(RawSegment iea, int groups) {
    if (iea == null) {
      add("023");
    } else if (!iea.element(2).equals(isa.element(13))) {
      add("001");
    } else if (!iea.element(1).matches("0*" + groups)) {
      add("021");
    }
    if (groups == 0) {
      add("024");
    }
  }

  /** Nothing of it could be read. */
  void broken() {
    code = BROKEN;
  }

  private void add(String other) {
    if (code.equals(NONE)) {
      code = other;
    }
  }

  /** True when a TA1 is due: the sender asks for one (ISA14), or something is wrong. */
  boolean isAnswered() {
    return isa.element(14).equals("1") || !code.equals(NONE);
  }

  /** A is accepted, E accepted although something is wrong, R refused. */
  String status() {
    return switch (code) {
      case NONE -> "A";
      case BROKEN, "024" -> "R";
      default -> "E";
    };
  }

  String code() {
    return code;
  }
}

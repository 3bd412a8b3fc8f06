package org.overturn.evidence.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.Pair;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;

/** Units of measure by UCUM, and the spellings that charts use beside it. */
final class Units {

  private static final UcumService UCUM = load();

  /** A conversion is good to so many digits; what is equal on paper stays equal. */
  private static final MathContext GOOD_TO = new MathContext(12, RoundingMode.HALF_UP);

  /** UCUM has them as pure numbers; to us an amount of substance is no count. */
  private static final List<String> NO_PURE_NUMBERS = List.of("mol", "eq", "[IU]", "[iU]", "[arb");

  private static final Map<String, String> CHART_SPELLINGS =
      Map.ofEntries(
          Map.entry("mmhg", "mm[Hg]"),
          Map.entry("mm hg", "mm[Hg]"),
          Map.entry("cmh2o", "cm[H2O]"),
          Map.entry("percent", "%"),
          Map.entry("kg/m²", "kg/m2"),
          Map.entry("kg/m^2", "kg/m2"),
          Map.entry("lb", "[lb_av]"),
          Map.entry("lbs", "[lb_av]"),
          Map.entry("in", "[in_i]"),
          Map.entry("inches", "[in_i]"),
          Map.entry("mcg", "ug"),
          Map.entry("mcg/l", "ug/L"),
          Map.entry("mcg/ml", "ug/mL"),
          Map.entry("bpm", "/min"),
          Map.entry("beats/min", "/min"),
          Map.entry("breaths/min", "/min"),
          Map.entry("events/h", "/h"),
          Map.entry("events/hr", "/h"),
          Map.entry("events/hour", "/h"),
          Map.entry("/hr", "/h"),
          Map.entry("/hour", "/h"),
          Map.entry("hr", "h"),
          Map.entry("hours", "h"),
          Map.entry("lpm", "L/min"),
          Map.entry("ml/min/1.73m2", "mL/min/{1.73_m2}"),
          Map.entry("ml/min/1.73 m2", "mL/min/{1.73_m2}"));

  private static final Map<String, String> READABLE =
      Map.of(
          "mm[Hg]", "mmHg",
          "cm[H2O]", "cmH2O",
          "[lb_av]", "lb",
          "[in_i]", "in",
          "{events}/h", "events/h",
          "{score}", "",
          "1", "");

  private Units() {}

  /** Whether a unit stands for a bare count or score, such as {@code {score}} or {@code 1}. */
  static boolean isCount(String unit) {
    return plain(unit).equals("1");
  }

  /**
   * A value in another unit, good to 12 digits; the same value where both are spellings of one
   * unit.
   *
   * @return nothing where one of them is no unit that UCUM knows, or where they are units of
   *     different things
   */
  static Optional<BigDecimal> convert(BigDecimal value, String from, String to) {
    String given = plain(from);
    String asked = plain(to);
    if (given.isEmpty() || asked.isEmpty()) {
      return Optional.empty();
    }
    if (given.equals(asked)) {
      return Optional.of(value);
    }
    try {
      Pair ours = base(given);
      Pair theirs = base(asked);
      if (!ours.getCode().equals(theirs.getCode())
          || ours.getCode().isEmpty()
          || differAsNumbers(given, asked)) {
        return Optional.empty();
      }
      return Optional.of(
          value
              .multiply(new BigDecimal(ours.getValue().asDecimal()))
              .divide(new BigDecimal(theirs.getValue().asDecimal()), MathContext.DECIMAL128)
              .round(GOOD_TO)
              .stripTrailingZeros());
    } catch (UcumException | RuntimeException unknown) {
      // charts write anything; the library is not made for all of it
      return Optional.empty();
    }
  }

  /** As people write it: "mmHg" for {@code mm[Hg]}. */
  static String readable(String unit) {
    String trimmed = unit.strip();
    return READABLE.getOrDefault(trimmed, trimmed.matches("\\{[^}]*}") ? bare(trimmed) : trimmed);
  }

  private static String bare(String annotation) {
    return annotation.substring(1, annotation.length() - 1).replace('_', ' ');
  }

  /** In UCUM's spelling, without its annotations, which do not change what is measured. */
  private static String plain(String unit) {
    String given = unit.strip();
    String spelled = CHART_SPELLINGS.getOrDefault(given.toLowerCase(Locale.ROOT), given);
    String without = spelled.replaceAll("(^|[./])\\{[^}]*}", "$11").replaceAll("\\{[^}]*}", "");
    return without.startsWith("/") ? "1" + without : without;
  }

  private static boolean differAsNumbers(String one, String other) {
    return NO_PURE_NUMBERS.stream().anyMatch(each -> one.contains(each) != other.contains(each));
  }

  private static Pair base(String unit) throws UcumException {
    return UCUM.getCanonicalForm(new Pair(new Decimal("1", 24), unit));
  }

  private static UcumService load() {
    try (InputStream definitions =
        UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
      return new UcumEssenceService(definitions);
    } catch (UcumException | IOException broken) {
      throw new UncheckedIOException(
          new IOException("UCUM's own definitions cannot be read", broken));
    }
  }
}

package org.overturn.evidence.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.overturn.evidence.Criterion.Comparison;

/** How comparisons are written: {@code at-least}. */
final class Comparisons {

  private Comparisons() {}

  static String code(Comparison comparison) {
    return comparison.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Comparison> of(String code) {
    return Arrays.stream(Comparison.values()).filter(each -> code(each).equals(code)).findFirst();
  }

  static List<String> codes() {
    return Arrays.stream(Comparison.values()).map(Comparisons::code).toList();
  }
}

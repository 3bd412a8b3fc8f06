package org.overturn.deadline;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A choice that decision tables, forms and messages write as a kebab-case code. */
public interface Coded {

  /** The name that {@link Enum} gives the choice, for example {@code NOT_OFFERED}. */
  String name();

  /** The choice as decision tables write it, for example {@code not-offered}. */
  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds the choice that a code stands for.
   *
   * @throws IllegalArgumentException naming every code there is, when this is none of them
   */
  static <E extends Enum<E> & Coded> E of(Class<E> choices, String code) {
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> choice.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is not one of %s".formatted(code, codes(choices))));
  }

  private static <E extends Enum<E> & Coded> String codes(Class<E> choices) {
    return Arrays.stream(choices.getEnumConstants())
        .map(Coded::code)
        .collect(Collectors.joining(", "));
  }
}

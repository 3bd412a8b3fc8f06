package org.overturn.denial;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A value with a stable kebab-case code: the spelling that models, forms and decision tables use.
 */
public interface Coded {

  String code();

  /**
   * Finds the constant of an enum by its code.
   *
   * @throws IllegalArgumentException naming the codes that are allowed, when there is none
   */
  static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Coded::code)
                            .collect(Collectors.joining(", "))));
  }
}

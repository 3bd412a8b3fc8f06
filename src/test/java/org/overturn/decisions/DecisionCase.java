package org.overturn.decisions;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A fact about a decision table: given these inputs, it gives these outputs. Outputs that are not
 * named are not checked.
 */
public record DecisionCase(String fact, Map<String, Object> inputs, Map<String, Object> outputs) {

  public static DecisionCase fact(String fact) {
    return new DecisionCase(fact, Map.of(), Map.of());
  }

  /**
   * Adds inputs as name, value, name, value …; those never given take the table test's usual
   * values.
   */
  public DecisionCase given(Object... pairs) {
    Map<String, Object> all = new LinkedHashMap<>(inputs);
    all.putAll(map(pairs));
    return new DecisionCase(fact, all, outputs);
  }

  /** Expected outputs as name, value, name, value …. */
  public DecisionCase gives(Object... pairs) {
    return new DecisionCase(fact, inputs, map(pairs));
  }

  /** One case for each line {@code text -> code} of a table with one input and one coded output. */
  public static Stream<DecisionCase> lines(String input, String output, String lines) {
    return lines
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split("->"))
        .map(parts -> new String[] {parts[0].strip(), parts[1].strip()})
        .map(
            parts ->
                fact(parts[0] + " is " + parts[1]).given(input, parts[0]).gives(output, parts[1]));
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (var left = Arrays.asList(pairs).iterator(); left.hasNext(); ) {
      map.put((String) left.next(), left.next());
    }
    return map;
  }

  @Override
  public String toString() {
    return fact;
  }
}

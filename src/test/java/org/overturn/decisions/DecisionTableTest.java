package org.overturn.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every table's test has in common: its cases hold, and together they reach every rule. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DecisionTableTest {

  private final String id;
  private final DecisionTable table;
  private final Map<String, Object> usual;

  /**
   * @param id decision id, which is the file's name
   * @param usual value of every input where a case says nothing of it
   */
  protected DecisionTableTest(String id, Map<String, Object> usual) {
    this.id = id;
    this.table = DecisionTable.named(id);
    this.usual = usual;
  }

  protected abstract Stream<DecisionCase> cases();

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decides(DecisionCase example) {
    assertThat(decide(table, example))
        .anySatisfy(row -> assertThat(row).containsAllEntriesOf(example.outputs()));
  }

  @Test
  void everyRuleIsReachedByACase() {
    DecisionTable fresh = DecisionTable.named(id);
    cases().forEach(example -> decide(fresh, example));
    assertThat(fresh.rulesNeverReached()).as("rules of %s without a case", id).isEmpty();
  }

  @Test
  void everyRuleSaysWhy() {
    assertThat(table.annotations()).isNotEmpty().doesNotContainValue("");
  }

  private List<Map<String, Object>> decide(DecisionTable asked, DecisionCase example) {
    Map<String, Object> inputs = new LinkedHashMap<>(usual);
    inputs.putAll(example.inputs());
    return asked.decide(inputs);
  }
}

package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.overturn.evidence.Argument;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Source;

/**
 * Takes away each fact by itself and proves that every sentence that says it goes with it, and
 * changes each and proves that every sentence that says it changes: no sentence survives without
 * its source.
 */
class DraftMutationTest {

  private static final TemplateFilling FILLING = new TemplateFilling();
  private static final Source WORDING = Source.of("wording");
  private static final String CHANGED = " otherwise";

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void aValueThatGoesTakesEachSentenceThatPrintsItAlong(LetterKind kind) {
    int proven = 0;
    for (TemplateSamples.Sample sample : TemplateSamples.all()) {
      Map<String, DraftValue> facts = DraftFacts.of(sample.inputs());
      Map<String, Sentence> before = letter(kind, facts);
      for (DraftValue.Text value : texts(facts)) {
        Map<String, Sentence> changed =
            letter(kind, with(facts, value.key(), value.text() + CHANGED));
        Set<String> printing =
            before.values().stream()
                .filter(
                    each ->
                        !changed.containsKey(each.key())
                            || !changed.get(each.key()).text().equals(each.text()))
                .map(Sentence::key)
                .collect(Collectors.toSet());
        assertThat(changed.keySet())
            .as("%s, %s: a change of %s keeps each sentence", kind, sample.code(), value.key())
            .isEqualTo(before.keySet());
        printing.forEach(
            key -> {
              assertThat(changed.get(key).text()).contains(CHANGED);
              assertThat(before.get(key).sources())
                  .as("%s, %s: what prints %s rests on it", kind, sample.code(), value.key())
                  .containsAll(value.sources());
            });

        Map<String, Sentence> without = letter(kind, with(facts, value.key(), ""));
        assertThat(printing)
            .as("%s, %s: without %s", kind, sample.code(), value.key())
            .noneMatch(without::containsKey);
        proven += printing.size();
      }
    }
    assertThat(proven).as("sentences that went or changed").isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void anItemThatGoesLeavesNoSentenceThatRestsOnIt(LetterKind kind) {
    for (TemplateSamples.Sample sample : TemplateSamples.all()) {
      Map<String, DraftValue> facts = DraftFacts.of(sample.inputs());
      for (DraftValue.Items list : lists(facts)) {
        for (DraftValue.Group item : list.items()) {
          Map<String, DraftValue> marked =
              map(facts, value -> value.key().equals(item.key()) ? sourced(value) : value);
          Map<String, DraftValue> without =
              map(
                  marked,
                  value ->
                      value instanceof DraftValue.Items items
                          ? new DraftValue.Items(
                              items.key(),
                              items.items().stream()
                                  .filter(each -> !each.key().equals(item.key()))
                                  .toList(),
                              items.sources())
                          : value);
          assertThat(letter(kind, without).values())
              .as("%s, %s: without %s", kind, sample.code(), item.key())
              .noneMatch(each -> each.sources().contains(OWN));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void aYesThatBecomesNoTakesAlongWhatIsSaidOnItsGroundAlone(LetterKind kind) {
    for (TemplateSamples.Sample sample : TemplateSamples.all()) {
      Map<String, DraftValue> facts = DraftFacts.of(sample.inputs());
      for (DraftValue flag : flags(facts)) {
        Map<String, DraftValue> marked =
            map(facts, value -> value.key().equals(flag.key()) ? sourced(value) : value);
        Set<String> resting =
            letter(kind, marked).values().stream()
                .filter(each -> each.sources().contains(OWN))
                .map(Sentence::key)
                .collect(Collectors.toSet());
        Map<String, DraftValue> turned =
            map(
                marked,
                value ->
                    value instanceof DraftValue.Flag yes && yes.key().equals(flag.key())
                        ? new DraftValue.Flag(yes.key(), !yes.isKnown(), yes.sources())
                        : value);
        Map<String, Sentence> after = letter(kind, turned);
        resting.forEach(
            key ->
                assertThat(after)
                    .as("%s, %s: %s turned round", kind, sample.code(), flag.key())
                    .doesNotContainKey(key));
      }
    }
  }

  static Stream<TemplateSamples.Sample> samples() {
    return TemplateSamples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aFactThatTheChartLosesIsCitedByNoSentenceOfAnyLetter(TemplateSamples.Sample sample) {
    DraftInputs all = sample.inputs();
    for (ChartFact lost : all.assessment().chart().facts()) {
      DraftInputs without = without(all, lost);
      for (LetterKind kind : LetterKind.values()) {
        assertThat(letter(kind, DraftFacts.of(without)).values())
            .as("%s without %s", kind, lost.id())
            .noneMatch(
                each -> each.sources().stream().anyMatch(from -> from.words().equals(lost.id())));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatAPersonStruckFromThePacketIsInNoLetter(TemplateSamples.Sample sample) {
    DraftInputs all = sample.inputs();
    for (Argument struck : all.arguments()) {
      if (struck.kind() == Argument.Kind.APPROVAL || struck.kind() == Argument.Kind.CRITERION) {
        continue;
      }
      DraftInputs without =
          copy(
              all,
              all.arguments().stream().filter(each -> !each.equals(struck)).toList(),
              all.assessment());
      for (LetterKind kind : LetterKind.values()) {
        assertThat(letter(kind, DraftFacts.of(without)).values())
            .noneMatch(each -> each.text().contains(DraftText.plain(struck.text())));
      }
    }
  }

  private static final Source OWN = Source.of("this one alone");

  private static DraftValue sourced(DraftValue value) {
    List<Source> own = List.of(OWN);
    if (value instanceof DraftValue.Flag flag) {
      return new DraftValue.Flag(flag.key(), flag.isKnown(), own);
    }
    DraftValue.Group group = (DraftValue.Group) value;
    return new DraftValue.Group(group.key(), group.isKnown(), group.members(), own);
  }

  private static DraftInputs without(DraftInputs all, ChartFact lost) {
    Assessment before = all.assessment();
    ChartReading chart =
        new ChartReading(
            before.chart().state(),
            before.chart().at(),
            before.chart().source(),
            before.chart().facts().stream().filter(each -> !each.equals(lost)).toList());
    List<Finding> findings =
        before.findings().stream().filter(each -> !each.facts().contains(lost)).toList();
    return copy(
        all,
        all.arguments().stream().filter(each -> !each.key().equals("fact:" + lost.id())).toList(),
        Assessment.of(before.policy(), chart, findings));
  }

  private static DraftInputs copy(
      DraftInputs all, List<Argument> arguments, Assessment assessment) {
    return new DraftInputs(
        all.of(),
        all.level(),
        all.right(),
        arguments,
        assessment,
        all.call(),
        all.rationale(),
        all.levels(),
        all.decisionDue(),
        all.enclosures(),
        all.address(),
        all.practice(),
        all.zone(),
        all.now());
  }

  private static Map<String, Sentence> letter(LetterKind kind, Map<String, DraftValue> facts) {
    Map<String, Sentence> letter = new LinkedHashMap<>();
    FILLING
        .fill(TemplateReading.read(TemplateShelf.shipped(kind)), facts, WORDING)
        .forEach(each -> each.sentences().forEach(one -> letter.put(one.key(), one)));
    return letter;
  }

  private static Map<String, DraftValue> with(
      Map<String, DraftValue> facts, String key, String text) {
    return map(
        facts,
        value ->
            value instanceof DraftValue.Text old && old.key().equals(key)
                ? new DraftValue.Text(key, text, old.sources())
                : value);
  }

  /** Each value put through the change, from the inside out. */
  private static Map<String, DraftValue> map(
      Map<String, DraftValue> facts, Function<DraftValue, DraftValue> change) {
    Map<String, DraftValue> mapped = new LinkedHashMap<>();
    facts.forEach((name, value) -> mapped.put(name, map(value, change)));
    return mapped;
  }

  private static DraftValue map(DraftValue value, Function<DraftValue, DraftValue> change) {
    if (value instanceof DraftValue.Group group) {
      return change.apply(
          new DraftValue.Group(
              group.key(), group.isKnown(), map(group.members(), change), group.sources()));
    }
    if (value instanceof DraftValue.Items items) {
      return change.apply(
          new DraftValue.Items(
              items.key(),
              items.items().stream().map(each -> (DraftValue.Group) map(each, change)).toList(),
              items.sources()));
    }
    return change.apply(value);
  }

  private static Set<DraftValue.Text> texts(Map<String, DraftValue> facts) {
    Set<DraftValue.Text> texts = new LinkedHashSet<>();
    map(
        facts,
        value -> {
          if (value instanceof DraftValue.Text text && text.isKnown()) {
            texts.add(text);
          }
          return value;
        });
    return texts;
  }

  private static List<DraftValue.Items> lists(Map<String, DraftValue> facts) {
    List<DraftValue.Items> lists = new ArrayList<>();
    map(
        facts,
        value -> {
          if (value instanceof DraftValue.Items items) {
            lists.add(items);
          }
          return value;
        });
    return lists;
  }

  private static List<DraftValue> flags(Map<String, DraftValue> facts) {
    List<DraftValue> flags = new ArrayList<>();
    map(
        facts,
        value -> {
          if (value instanceof DraftValue.Flag flag && flag.isKnown()) {
            flags.add(flag);
          }
          return value;
        });
    return flags;
  }
}

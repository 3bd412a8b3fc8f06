package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a sentence of a template ends. In the examples a bar stands where a cut is to be. */
class TemplateSentencesTest {

  private static final String SEED = "20261122";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We appeal.|We ask for approval.",
        "Seen by Dr. Okafor on Monday.|He agreed.",
        "Signed by L. Ward, M.D., of the plan.|The call ended.",
        "The reviewer was Anna B. Ward.|She upheld it.",
        "The reviewer was John Lee, M.D.|The call was short.",
        "By 29 CFR 2560.503-1(h) we appeal.|By 45 CFR 147.136(d) too.",
        "Reference No. 4711 was given.|The answer was no.|It was not.",
        "Tex. Ins. Code 4201.456 asks for it.|The plan knows.",
        "He took e.g. Ibuprofen.|It did not help.",
        "The dose was 2.5 mg.|It was raised.",
        "The value was 87 %.|3 weeks later it was 85 %.",
        "Was it tried?|Yes!|It was.",
        "“It is not necessary.”|We differ.",
        "The plan (see sec. 4.2) says so.|It errs.",
        "The U.S. Department of Labor decides.|It has 30 days.",
        "42 U.S.C. 1395w-22 holds.|So does 42 C.F.R. 422.101.",
        "1. Six weeks of therapy are shown.|Two months followed.",
        "It rests on two grounds: Law and fact.|Both are here.",
        "It was tried... and failed.|It was tried again.",
        "St. Mary's Hospital sent it.|We have it.",
        "Approx. 12 weeks passed.|Then it was denied."
      })
  void aSentenceEndsWhereAReaderSeesItsEnd(String marked) {
    assertThat(cut(marked.replace("|", " "))).containsExactly(marked.split("\\|"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The reviewer was #.|We ask for #.",
        "Dr. # and Mr. # agree.|# was asked.",
        "Reference No. # stands.|It is #.",
        "# asks: “#” It is met.|The record states: #.",
        "#.|#."
      })
  void aValueIsOneSignWhateverItSays(String marked) {
    String[] wanted = marked.replace('#', TemplateSentences.VALUE).split("\\|");
    assertThat(cut(String.join(" ", wanted))).containsExactly(wanted);
  }

  @Property(seed = SEED, tries = 2000)
  void nothingIsLostOrDoubledAndEachCutHoldsWhenItIsCutAgain(@ForAll("texts") String text) {
    List<String> sentences = cut(text);

    assertThat(String.join("", sentences).replaceAll("\\s", ""))
        .isEqualTo(text.replaceAll("\\s", ""));
    assertThat(sentences).noneMatch(String::isBlank).allMatch(each -> each.equals(each.strip()));
    List<String> again = cut(String.join(" ", sentences));
    assertThat(again).isEqualTo(sentences);
  }

  @Property(seed = SEED, tries = 1000)
  void plainSentencesAreFoundOneByOne(@ForAll("plain") List<String> sentences) {
    assertThat(cut(String.join(" ", sentences))).isEqualTo(sentences);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "The",
            "plan",
            "says",
            "Dr.",
            "M.D.",
            "No.",
            "4",
            "2.5",
            "e.g.",
            "end.",
            "Why?",
            "(see",
            "B.2)",
            "“Not",
            "met.”",
            "29",
            "CFR",
            "2560.503-1(h)",
            "A.",
            "U.S.",
            "1.",
            "...",
            "§",
            String.valueOf(TemplateSentences.VALUE),
            TemplateSentences.VALUE + ".",
            "😀",
            "ü.",
            "Ü")
        .list()
        .ofMaxSize(40)
        .map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<List<String>> plain() {
    Arbitrary<String> word =
        Arbitraries.of(
            "record", "shows", "treatment", "without", "relief", "over", "weeks", "pain");
    Arbitrary<String> mark = Arbitraries.of(".", "?", "!", ".”", ".)");
    return word.list()
        .ofMinSize(2)
        .ofMaxSize(8)
        .flatMap(words -> mark.map(end -> "The " + String.join(" ", words) + end))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Test
  void aWordOfThousandsOfPeriodsDoesNotBreakOffTheCutting() {
    assertThat(TemplateSentences.cut("a.".repeat(20_000) + "a. Then more.")).isNotEmpty();
  }

  private static List<String> cut(String text) {
    return TemplateSentences.cut(text).stream()
        .map(each -> text.substring(each.from(), each.to()))
        .collect(Collectors.toList());
  }
}

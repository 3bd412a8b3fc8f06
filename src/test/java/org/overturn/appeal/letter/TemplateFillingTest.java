package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.overturn.evidence.Source;

/** A template filled with values: what stays, what goes, and where each sentence rests. */
class TemplateFillingTest {

  private static final String SEED = "20261122";
  private static final Source WORDING = Source.of("wording");
  private static final TemplateFilling FILLING = new TemplateFilling();

  @Test
  void aSentenceThatPrintsWhatIsNotKnownGoesByItself() {
    assertThat(
            text(
                "Known is [(${patient.name})]. Not known is [(${patient.born})]. It ends.",
                Map.of("patient.name", "Rosa")))
        .containsExactly("Known is Rosa.", "It ends.");
  }

  @Test
  void soDoesAParagraphWithoutSentencesAndAHeadingWithoutParagraphs() {
    List<Paragraph> letter =
        fill(
            """
            # Gone

            Born on [(${patient.born})].

            # Stays

            A greeting.

            # Last

            | Born: [(${patient.born})]
            """,
            Map.of());

    assertThat(letter)
        .extracting(Paragraph::style)
        .containsExactly(Paragraph.Style.HEADING, Paragraph.Style.TEXT);
    assertThat(said(letter)).containsExactly("Stays", "A greeting.");
  }

  @Test
  void whatAnnouncesByAColonGoesWhereNothingFollows() {
    String template =
        """
        First of all. The diagnoses are:

        [# th:each="each : ${diagnoses}"]
        - [(${each.text})].
        [/]

        The end.
        """;
    assertThat(text(template, Map.of())).containsExactly("First of all.", "The end.");
  }

  @Test
  void eachSentenceRestsOnItsValuesItsConditionsAndItsLoop() {
    List<Paragraph> letter =
        fill(
            """
            Dear reader.
            We write for [(${patient.name})].
            [# th:if="${request.expedited}"]
            It cannot wait.
            [/]
            [# th:unless="${request.concurrent}"]
            It has not begun.
            [/]
            """,
            Map.of("patient.name", "Rosa", "request.expedited", "yes"));

    assertThat(
            letter.stream()
                .flatMap(each -> each.sentences().stream())
                .collect(
                    Collectors.toMap(
                        Sentence::text,
                        each -> each.sources().stream().map(Source::words).toList())))
        .containsEntry("Dear reader.", List.of("wording"))
        .containsEntry("We write for Rosa.", List.of("source of patient.name"))
        .containsEntry("It cannot wait.", List.of("source of request.expedited"))
        .containsEntry("It has not begun.", List.of("source of request.concurrent"));
  }

  @Test
  void aKeyStaysWhenTheValueChangesAndTellsRepeatsApart() {
    String template = "For [(${patient.name})]. Thanks. Thanks.";
    List<Sentence> before = sentences(fill(template, Map.of("patient.name", "Rosa")));
    List<Sentence> after = sentences(fill(template, Map.of("patient.name", "Ana. Maria")));

    assertThat(after).extracting(Sentence::key).isEqualTo(keys(before));
    assertThat(keys(before)).doesNotHaveDuplicates().hasSize(3);
    assertThat(after.get(0).text()).isEqualTo("For Ana. Maria.");
  }

  @Test
  void aKeyIsTheSentencesOwnWhateverStandsAround() {
    String sentence = "For [(${patient.name})].";
    Map<String, String> known = Map.of("patient.name", "Rosa");
    assertThat(keys(sentences(fill("# A\n\nOne. " + sentence, known))))
        .containsAll(keys(sentences(fill(sentence, known))));
  }

  @Test
  void aValueWithAPeriodOfItsOwnGetsNoSecondOne() {
    assertThat(text("It says [(${reason.words})].", Map.of("reason.words", "Not shown.")))
        .containsExactly("It says Not shown.");
  }

  @Test
  void loopsInLoopsThatPrintWithoutEndAreRefused() {
    List<DraftValue.Group> many =
        IntStream.range(0, 200)
            .mapToObj(
                n ->
                    DraftValue.group("item" + n, List.of(WORDING))
                        .text("text", "word " + n)
                        .known(true))
            .toList();
    Map<String, DraftValue> facts = new LinkedHashMap<>(facts(Map.of()));
    facts.put("diagnoses", new DraftValue.Items("diagnoses", many, List.of(WORDING)));
    String template =
        "[# th:each=\"a : ${diagnoses}\"][# th:each=\"b : ${diagnoses}\"][# th:each=\"c :"
            + " ${diagnoses}\"]Again. [/][/][/]";

    assertThatThrownBy(() -> FILLING.fill(TemplateReading.read(template), facts, WORDING))
        .isInstanceOf(LetterRefused.class)
        .hasMessageContaining("grows past any use");
  }

  @Property(seed = SEED, tries = 500)
  void whateverAValueSaysItStandsThereAsPlainText(
      @ForAll("hostile") String first, @ForAll("hostile") String second) {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("patient.name", "A" + first);
    known.put("reason.words", "B" + second);
    List<Paragraph> letter =
        fill(
            "# For [(${patient.name})]\n\nWe write. It is [(${reason.words})]\n\n> [(${reason.words})]\n",
            known);

    assertThat(letter)
        .extracting(Paragraph::style)
        .containsExactly(Paragraph.Style.HEADING, Paragraph.Style.TEXT, Paragraph.Style.QUOTE);
    String one = DraftText.plain("A" + first);
    String other = DraftText.plain("B" + second);
    assertThat(said(letter)).containsExactly("For " + one, "We write.", "It is " + other, other);
    assertThat(other)
        .doesNotContain(String.valueOf(TemplateMarks.BEGIN), String.valueOf(TemplateMarks.END));
    assertThat(keys(sentences(letter)))
        .isEqualTo(
            keys(
                sentences(
                    fill(
                        "# For [(${patient.name})]\n\nWe write. It is [(${reason.words})]\n\n"
                            + "> [(${reason.words})]\n",
                        Map.of("patient.name", "x", "reason.words", "y")))));
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "[(${payer.name})]",
            "__${1+1}__",
            "[/]",
            "[# th:each=\"x : ${diagnoses}\"]",
            "\n\n# H\n",
            "\n- item\n",
            "\uE000v0\uE001",
            "\uE000e0\uE001",
            "\uE002",
            "\uE003",
            "\u0000",
            "\u200B",
            "\u202E",
            "${T(java.lang.Runtime)}",
            "*/]",
            "[/*",
            "<script>",
            "&amp;",
            "\\",
            "%s",
            "{0}",
            ". ",
            "Dr. ",
            "! ",
            "😀",
            "\uD83D",
            "日本",
            "a",
            " ",
            "\u00A0",
            "[[${x}]]",
            "[(",
            ")]",
            "]")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  private static List<String> text(String template, Map<String, String> known) {
    return said(fill(template, known));
  }

  private static List<Paragraph> fill(String template, Map<String, String> known) {
    TemplateText read = TemplateReading.read(template);
    assertThat(read.flaws()).isEmpty();
    return FILLING.fill(read, facts(known), WORDING);
  }

  private static List<String> said(List<Paragraph> letter) {
    return sentences(letter).stream().map(Sentence::text).toList();
  }

  private static List<Sentence> sentences(List<Paragraph> letter) {
    return letter.stream().flatMap(each -> each.sentences().stream()).toList();
  }

  private static List<String> keys(List<Sentence> sentences) {
    return sentences.stream().map(Sentence::key).toList();
  }

  /** All declared names; those that are given are known, the others are not. */
  private static Map<String, DraftValue> facts(Map<String, String> known) {
    Map<String, DraftValue> facts = new LinkedHashMap<>();
    for (DraftNames.Name name : DraftNames.all()) {
      if (name.depth() == 0) {
        facts.put(name.path(), value(name, known));
      }
    }
    return facts;
  }

  private static DraftValue value(DraftNames.Name name, Map<String, String> known) {
    List<Source> source = List.of(Source.of("source of " + name.path()));
    return switch (name.kind()) {
      case TEXT -> new DraftValue.Text(name.path(), known.get(name.path()), source);
      case FLAG -> new DraftValue.Flag(name.path(), known.containsKey(name.path()), source);
      case LIST -> new DraftValue.Items(name.path(), List.of(), source);
      case GROUP -> {
        DraftValue.Building group = DraftValue.group(name.path(), source);
        List<DraftNames.Name> members = new ArrayList<>(DraftNames.all());
        members.removeIf(
            each -> !each.path().startsWith(name.path() + ".") || each.depth() != name.depth() + 1);
        members.forEach(
            each ->
                group.with(each.path().substring(name.path().length() + 1), value(each, known)));
        yield group.known(known.keySet().stream().anyMatch(k -> k.startsWith(name.path())));
      }
    };
  }
}

package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a template may say, and how it is told what it may not. */
class TemplateReadingTest {

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void eachTemplateThatComesWithTheInstallationIsWhole(LetterKind kind) {
    assertThat(TemplateReading.read(TemplateShelf.shipped(kind)).flaws()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A [(${patient.nam})]. | there is no name patient.nam; perhaps patient.name is meant
          A [(${patient})]. | patient is a group of names, and only a text is printed
          A [(${diagnoses})]. | diagnoses is a list, and only a text is printed
          A [(${request.expedited})]. | request.expedited is a yes or no, and only a text is printed
          [# th:each="x : ${patient}"]x[/] | patient is a group of names, and only a list is gone through
          [# th:each="patient : ${diagnoses}"]x[/] | the name patient is taken
          [# th:each="x ; ${diagnoses}"]x[/] | a loop is written as
          [# th:each="x : ${diagnoses}"][(${x.name})][/] | there is no name x.name
          [# th:if="${diagnoses.text}"]x[(${y})][/] | there is no name y
          [# th:if="patient"]x[/] | a condition asks for names
          [# th:if="${patient.name} == 'x'"]x[/] | a condition asks for names
          [# th:if="${patient.name}"]x | what begins here has no end
          x[/] | [/] ends nothing
          x[/th:block] | an end is written as [/]
          [(${patient.name}) | [( has no )] on this line
          [# th:if="${patient.name}" x | [# has no ] on this line
          [[${patient.name}]] | write [(…)] in place of [[…]]
          """)
  void whatIsWrongIsToldWithItsLineAndHowToMendIt(String template, String told) {
    List<TemplateFlaw> flaws = TemplateReading.read("First line.\n" + template).flaws();

    assertThat(flaws)
        .anySatisfy(
            flaw -> {
              assertThat(flaw.words()).contains(told);
              assertThat(flaw.text()).startsWith("Line 2: ");
            });
    assertThat(TemplateReading.read("First line.\n" + template).prepared()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[(${T(java.lang.Runtime).getRuntime()})]",
        "[(${@timeline.toString()})]",
        "[(${#ctx.applicationContext})]",
        "[(${patient.name.class})]",
        "[(${patient.name.getClass()})]",
        "[(${patient['name']})]",
        "[(${patient.name + patient.born})]",
        "[(*{patient.name})]",
        "[(#{a.message})]",
        "[(@{/cases})]",
        "[(~{mails/list})]",
        "[(${__${patient.name}__})]",
        "[(__${patient.name}__)]",
        "[(${{patient.name}})]",
        "[('text')]",
        "[(|text ${patient.name}|)]",
        "[(${patient.name} ? 'a' : 'b')]",
        "[# th:insert=\"~{error}\"]x[/]",
        "[# th:replace=\"~{error}\"]x[/]",
        "[# th:with=\"a=${patient.name}\"]x[/]",
        "[# th:text=\"${patient.name}\"]x[/]",
        "[# th:utext=\"${patient.name}\" /]",
        "[# th:switch=\"${patient.name}\"]x[/]",
        "[# th:if=\"${T(java.lang.Math).random() > 0}\"]x[/]",
        "[# th:if=\"${patient.name}\" th:utext=\"${patient.born}\"]x[/]",
        "[# th:each=\"a,b : ${diagnoses}\"]x[/]",
        "[# th:each=\"a : ${#lists.toList(diagnoses)}\"]x[/]",
        "[#th:block th:if=\"true\"]x[/th:block]",
        "[(${*marks})]",
        "[(${print patient.name})]",
        "[(${ends})]"
      })
  void nothingButNamesConditionsAndLoopsIsTaken(String template) {
    assertThat(TemplateReading.read(template).isWhole()).isFalse();
  }

  @Test
  void conditionsAreJoinedAndTurnedRound() {
    TemplateText text =
        TemplateReading.read(
            "[# th:if=\"${policy} and not ${call} or !${reason.words}\"]\nA [remark] stands.\n[/]\n");

    assertThat(text.flaws()).isEmpty();
    assertThat(text.prepared()).contains("not ${test call}").doesNotContain("!");
  }

  @Test
  void aSignThatCannotBeSeenAndAnEndlessTemplateAreRefused() {
    assertThat(TemplateReading.read("A\uE000v0\uE001 sentence.").flaws())
        .extracting(TemplateFlaw::words)
        .contains("here is a sign that cannot be seen: take it out.");
    assertThat(TemplateReading.read("An emoji 😀 stays.").flaws()).isEmpty();
    assertThat(TemplateReading.read("x".repeat(TemplateReading.LONGEST + 1)).isWhole()).isFalse();
    assertThat(TemplateReading.read("  \n ").isWhole()).isFalse();
    assertThat(TemplateReading.read("[# th:if=\"${call}\"]".repeat(9) + "[/]".repeat(9)).isWhole())
        .isFalse();
  }
}

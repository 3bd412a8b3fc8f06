package org.overturn.intake.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.overturn.denial.DenialNotice;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;
import org.overturn.intake.ReadField;

/** Twenty-four letters in eight layouts: how much of what they say is read, field by field. */
class FieldRecallTest {

  private static final Map<String, Map.Entry<Said, byte[]>> LETTERS = Letters.all();

  @Test
  void nearlyEveryFactOfTheLettersIsReadAsItStands() {
    Map<String, List<Boolean>> recall = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    LETTERS.forEach(
        (name, letter) -> {
          List<Finding> findings = LetterReading.read(letter.getValue());
          compare(letter.getKey(), findings.get(0))
              .forEach(
                  (field, right) -> {
                    recall.computeIfAbsent(field, any -> new ArrayList<>()).add(right);
                    if (!right) {
                      missed.add(name + ": " + field);
                    }
                  });
        });
    System.out.println("Recall over " + LETTERS.size() + " letters of our own, by field:");
    recall.forEach(
        (field, right) -> System.out.printf("  %-20s %5.1f %%%n", field, percent(right)));
    missed.forEach(each -> System.out.println("  not read: " + each));
    recall.forEach((field, right) -> assertThat(percent(right)).as(field).isGreaterThan(95));
  }

  private static double percent(List<Boolean> right) {
    return 100.0 * right.stream().filter(each -> each).count() / right.size();
  }

  private static Map<String, Boolean> compare(Said said, Finding finding) {
    DenialNotice facts = finding.facts();
    Map<String, Boolean> right = new LinkedHashMap<>();
    right.put("answer", finding.answer() == Answer.DENIED);
    right.put("payer", said.payer().equals(facts.payerText()));
    right.put("reference", said.reference().equals(facts.payerReference()));
    right.put("member id", said.member().equals(facts.patient().memberId()));
    right.put(
        "patient name",
        said.name()
            .equalsIgnoreCase(facts.patient().firstName() + " " + facts.patient().lastName()));
    right.put("birth date", said.birth().equals(facts.patient().birthDate()));
    right.put("service code", said.code().equals(facts.service().code()));
    right.put("description", said.service().equalsIgnoreCase(facts.service().description()));
    right.put("diagnosis", said.diagnosis().equals(facts.service().diagnosisCodes()));
    right.put("determined", said.date().equals(facts.determinationDate()));
    right.put("reason", said.reason().equalsIgnoreCase(facts.reason().text()));
    right.put("policy", said.policy().equals(facts.reason().policyCited()));
    right.put(
        "call window",
        facts.letterWindow() != null
            && said.window().toLocalDate().equals(facts.letterWindow().toLocalDate()));
    right.put("appeal deadline", said.appeal().equals(facts.letterAppealDeadline()));
    right.put("phone", said.phone().equals(facts.payerPhone()));
    right.put(
        "fax",
        finding.reading().fields().stream()
            .anyMatch(field -> field.name().equals("fax") && said.fax().equals(field.value())));
    return right;
  }

  static List<String> names() {
    return List.copyOf(LETTERS.keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFieldSaysWhereItStandsHowSureItIsAndHowItWasFound(String name) {
    byte[] letter = LETTERS.get(name).getValue();

    for (ReadField field : LetterReading.read(letter).get(0).reading().fields()) {
      assertThat(field.page()).as(field.name()).isBetween(1, 2);
      assertThat(field.x()).as(field.name()).isBetween(30.0, 582.0);
      assertThat(field.y()).as(field.name()).isBetween(20.0, 772.0);
      assertThat(field.width()).as(field.name()).isBetween(4.0, 520.0);
      assertThat(field.height()).as(field.name()).isBetween(4.0, 200.0);
      assertThat(field.confidence()).as(field.name()).isBetween(0.01, 1.0);
      assertThat(field.how()).as(field.name()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aTimeThatTheLetterStatesIsKeptToTheMinute(String name) {
    Map.Entry<Said, byte[]> letter = LETTERS.get(name);
    LocalTime stated = letter.getKey().window().toLocalTime();
    LocalTime read =
        LetterReading.read(letter.getValue()).get(0).facts().letterWindow().toLocalTime();

    boolean counted = name.startsWith("questions");
    assertThat(read).isEqualTo(counted ? StatedDeadlines.END_OF_DAY : stated);
    assertThat(Objects.requireNonNull(read)).isNotNull();
  }
}

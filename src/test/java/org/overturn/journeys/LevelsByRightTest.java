package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Outcome;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * A denial that is upheld every time goes from level to level as {@code appeal-rights.dmn} gives
 * it: each with its filing deadline and the payer's clock, with consent where a law asks for it,
 * and without a filing of ours where the plan sends the file on.
 */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataElsewhere.class)
class LevelsByRightTest {

  @Autowired Journey journey;
  @Autowired CaseDeadlines deadlines;

  private final List<String> way = new ArrayList<>();

  @ParameterizedTest(name = "{0}, {1}, {2}, {3}: {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "humana          | medicare-advantage    | OH | standard  | internal-1 filed, external forwarded",
        "humana          | medicare-advantage    | OH | expedited | internal-1 filed, external forwarded",
        "unitedhealthcare| medicare-part-d       | OH | standard  | internal-1 filed, external filed",
        "superior-tx     | medicaid-managed-care | TX | standard  | internal-1 consent filed, external consent filed",
        "unitedhealthcare| fep                   | OH | standard  | internal-1 consent filed, external consent filed",
        "unitedhealthcare| commercial            | TX | standard  | internal-1 filed, internal-2 filed, external filed",
        "aetna           | employer              | OH | standard  | internal-1 filed, internal-2 filed, external filed",
        "cigna           | marketplace           | OH | standard  | internal-1 filed, external filed",
        "unitedhealthcare| commercial            | CA | expedited | internal-1 filed, external filed"
      })
  void anUpheldDenialGoesOnByRightUntilNoLevelIsLeft(
      String payer, String line, String state, String urgency, String expected) {
    Notices denial = Notices.clinical().from(payer, payer).under(LineOfBusiness.of(line)).in(state);
    if (urgency.equals("expedited")) {
      denial.expedited();
    }
    journey.opens(denial.notice(), denial.payer());
    for (int steps = 0; steps < 40 && journey.denial().isOpen(); steps++) {
      goOn();
    }
    assertThat(String.join(", ", way)).isEqualTo(expected);
    assertThat(journey.denial().outcome()).contains(Outcome.UPHELD);
    assertThat(deadlines.of(journey.number()))
        .filteredOn(each -> each.kind() == DeadlineKind.PAYER_DECISION)
        .as("the payer's clock at each level")
        .hasSize(way.size())
        .extracting(CaseDeadline::state)
        .containsOnly(DeadlineState.MET);
  }

  /** One task of those that are open, as the practice would do it. */
  private void goOn() {
    List<String> open = journey.openTasks();
    String level = journey.denial().appealLevel();
    if (open.contains("userTask_requestPeerToPeer")) {
      journey.coordinator("userTask_requestPeerToPeer", Answers.requestRefused());
    } else if (open.contains("userTask_signLetter")) {
      way.add(level);
      journey.physician("userTask_signLetter", Answers.signature());
    } else if (open.contains("userTask_obtainConsent")) {
      hence("consent");
      journey.coordinator(
          "userTask_obtainConsent",
          Map.of("consentDate", "2026-11-18", "consentHow", "Scanned into the case"));
    } else if (open.contains("userTask_fileAppeal")) {
      hence("filed");
      journey.coordinator("userTask_fileAppeal", Answers.filed());
    } else if (open.contains("userTask_fileExternalReview")) {
      journey.coordinator(
          "userTask_fileExternalReview",
          Map.of("externalReview", "not-filed", "notFiledReason", "The plan decides first"));
    } else if (open.contains("userTask_recordAppealDecision")) {
      if (way.isEmpty() || !way.get(way.size() - 1).startsWith(level)) {
        way.add(level + " forwarded");
      }
      journey.coordinator(
          "userTask_recordAppealDecision", Answers.decision("upheld", "2026-11-18"));
    } else {
      journey.settles();
    }
  }

  private void hence(String what) {
    way.set(way.size() - 1, way.get(way.size() - 1) + " " + what);
  }
}

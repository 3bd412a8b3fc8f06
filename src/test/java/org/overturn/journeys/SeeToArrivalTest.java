package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.overturn.denial.CaseNumber;
import org.overturn.intake.Arrived;
import org.overturn.intake.Channel;
import org.overturn.intake.Intake;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.SeeingTo;
import org.overturn.intake.WhatItWas;
import org.overturn.process.AnswerRefused;
import org.overturn.testing.Jobs;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every path through {@code see-to-arrival.bpmn}. */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataElsewhere.class)
class SeeToArrivalTest {

  @RegisterExtension
  static final ModelCoverage COVERAGE = ModelCoverage.ofEveryPathThrough("see-to-arrival");

  @Autowired Intake intake;
  @Autowired SeeingTo seeing;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired Journey journey;
  @Autowired Jobs jobs;
  @Autowired JdbcTemplate database;

  private UUID notice;

  @BeforeEach
  void aFileThatNothingReadsFallsIntoTheWatchedFolder() {
    byte[] original = "%!PS something".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> intake.take(new Arrived(Channel.FOLDER, null, "fax-0001.ps", original, null)))
        .isInstanceOfSatisfying(NoticeRefused.class, refused -> notice = refused.notice());
  }

  @Test
  void theCoordinatorsAreToldAndHaveATask() {
    jobs.runDue();

    assertThat(TestMail.all())
        .isNotEmpty()
        .allSatisfy(
            mail -> {
              assertThat(mail.subject())
                  .isEqualTo("Arrival: something arrived that needs a person");
              assertThat(mail.raw()).contains("/intake/" + notice);
            });
    assertThat(task().getDueDate().toInstant())
        .isEqualTo(TestClock.START.plus(Duration.ofHours(2)));
  }

  @Test
  void aPersonSaysThatItWasNoDenial() {
    complete(Map.of("arrivalOutcome", "not-a-denial", "arrivalNote", "A menu of a restaurant"));

    assertThat(state()).isEqualTo("NOT_A_DENIAL");
    assertThat(tasks.createTaskQuery().count()).isZero();
  }

  @Test
  void aDenialThatWasEnteredByHandIsLinkedWithItsCase() {
    CaseNumber number = opened();
    complete(
        Map.of(
            "arrivalOutcome", "entered-by-hand",
            "arrivalCase", number.value(),
            "arrivalNote", "Typed in from the fax"));

    assertThat(state()).isEqualTo("ACCEPTED");
    assertThat(journey.takesUp(number).timeline())
        .anyMatch(what -> what.contains("Typed in from the fax"));
  }

  @Test
  void aCaseThatThereIsNotIsRefusedAndTheTaskStays() {
    assertThatThrownBy(
            () ->
                complete(
                    Map.of(
                        "arrivalOutcome", "known-case",
                        "arrivalCase", "D-2026-999999",
                        "arrivalNote", "Belongs there")))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("no case of this number");
    assertThat(task()).isNotNull();
  }

  @Test
  void whatIsSettledOnThePageEndsTheTask() {
    seeing.seeTo(
        notice, new WhatItWas(WhatItWas.Outcome.NOT_A_DENIAL, null, "Noise"), "supervisor");

    assertThat(tasks.createTaskQuery().count()).isZero();
  }

  @Test
  void afterFourHoursTheSupervisorsAreTold() {
    jobs.runDue();
    jobs.runUntil(TestClock.START.plus(Duration.ofHours(4)));

    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .contains("Arrival: nobody has seen to it for four hours");
    assertThat(task()).as("the task stays open").isNotNull();
  }

  private CaseNumber opened() {
    Notices denial = Notices.administrative();
    return journey.opens(denial.notice(), denial.payer()).number();
  }

  private Task task() {
    return tasks.createTaskQuery().taskDefinitionKey("userTask_seeToArrival").singleResult();
  }

  private void complete(Map<String, Object> answers) {
    identity.setAuthentication("coordinator", List.of("coordinators"));
    try {
      tasks.complete(task().getId(), new HashMap<>(answers));
    } finally {
      identity.clearAuthentication();
    }
  }

  private String state() {
    return database.queryForObject(
        "select state from overturn.notice where id = ?", String.class, notice);
  }
}

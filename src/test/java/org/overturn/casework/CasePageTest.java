package org.overturn.casework;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.machine;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CloseReason;
import org.overturn.denial.DenialReason;
import org.overturn.denial.Payer;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@OverturnTest
class CasePageTest {

  @Autowired MockMvc web;
  SampleCases samples;

  @BeforeEach
  void samples(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
  }

  @Test
  void aCaseShowsWhoWhatAndWhyItWasDenied() throws Exception {
    CaseNumber number = samples.open("Testperson");

    show(number)
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Marisol Testperson"),
                        containsString("CPT 72148, MRI lumbar spine"),
                        containsString("M54.16 M51.26"),
                        containsString("Dr. Ada Quill, Orthopedic surgery"),
                        containsString("six weeks of conservative care"),
                        containsString("A3, not approved"),
                        containsString("The payer finds no medical necessity"),
                        containsString("Spine Imaging Guideline SP-3.1"),
                        containsString("Denial received"))));
  }

  @Test
  void aDeadlineStandsInThePracticesTimeAndInThePayersWithTheTimeLeft() throws Exception {
    CaseNumber number = samples.open("Testperson");
    samples.due(
        number,
        DeadlineKind.CALL_WINDOW,
        Instant.parse("2026-11-19T01:00:00Z"),
        DeadlineSource.RULE);

    show(number)
        .andExpect(content().string(containsString("Wed, Nov 18, 2026, 8:00 PM EST")))
        .andExpect(content().string(containsString("Payer: Wed, Nov 18, 2026, 5:00 PM PST")))
        .andExpect(content().string(containsString("10 h left")))
        .andExpect(content().string(containsString("10 business days from the receipt")));
  }

  @Test
  void aDeadlineSaysWhereItsRuleStandsAndWhenThatWasChecked() throws Exception {
    CaseNumber number = samples.start(samples.open("Testperson"));

    show(number)
        .andExpect(
            content()
                .string(
                    containsString(
                        "Source: molinahealthcare.com, Washington marketplace, utilization management"
                            + " program (undated); checked Nov 21, 2026")));
  }

  @Test
  void aLawThatAsksForACertainReviewerStandsWithTheRuleForTheCall() throws Exception {
    Payer plan = new Payer("texas-medicaid-mco", "Texas Medicaid managed care", true);
    CaseNumber number = samples.start(samples.open("Testperson", plan, "72148"));

    show(number)
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Who must review, by law"),
                        containsString("of the same or a similar specialty"),
                        containsString("Tex. Gov. Code 540.0305"))));
  }

  @Test
  void aDeadlineThatPassedSaysHowLongAgo() throws Exception {
    CaseNumber number = samples.open("Testperson");
    Instant due = TestClock.START.plusSeconds(3600);
    samples.due(number, DeadlineKind.CALL_WINDOW, due, DeadlineSource.RULE);
    TestClock.get().moveTo(due.plusSeconds(3 * 3600));

    show(number).andExpect(content().string(containsString("closed 3 h ago")));
  }

  @Test
  void anAssumedRuleAnUnknownPayerALapseAndAMissingReasonAreSaidAtTheTop() throws Exception {
    CaseNumber assumed = samples.open("Testperson");
    samples.due(
        assumed,
        DeadlineKind.CALL_WINDOW,
        TestClock.START.plusSeconds(86400),
        DeadlineSource.ASSUMED);
    CaseNumber unknown =
        samples.open("Testperson", new Payer("other", "Prairie Mutual", false), "27447");
    samples.change(
        unknown,
        denial -> {
          denial.reasonReceived(new DenialReason("A3", "", "", ""));
          denial.callTrack(CallTrack.LAPSED, "Nobody asked for the call in time.");
        });

    show(assumed).andExpect(content().string(containsString("Rule assumed: no published rule")));
    show(unknown)
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Rule assumed: payer not recognised"),
                        containsString("The reason is not there in writing"),
                        containsString("window lapsed"),
                        containsString("Nobody asked for the call in time."))));
  }

  @Test
  void casesOfTheSameNoticeAreLinked() throws Exception {
    Payer payer = new Payer("molina-wa", "Molina", true);
    UUID notice = samples.notice();
    CaseNumber first = samples.open("Testperson", payer, "72148", notice);
    CaseNumber second = samples.open("Testperson", payer, "72149", notice);

    show(first).andExpect(content().string(containsString("/cases/" + second)));
  }

  @Test
  void aClosedCaseSaysWhyAndShowsNoDeadlineAsNearest() throws Exception {
    CaseNumber number = samples.open("Testperson");
    samples.change(number, denial -> denial.closed(CloseReason.PATIENTS_CHOICE, TestClock.START));

    show(number)
        .andExpect(content().string(containsString("Closed: Patient&#39;s choice")))
        .andExpect(content().string(not(containsString("class=\"nearest"))));
  }

  @Test
  void insideTasklistTheSitesHeaderIsLeftOut() throws Exception {
    CaseNumber number = samples.open("Testperson");

    show(number).andExpect(content().string(containsString("Sign out")));
    web.perform(get("/cases/{number}?embedded=true", number).with(coordinator()))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Sign out"))));
  }

  @Test
  void anUnknownNumberAndNonsenseGiveAPageThatSaysSo() throws Exception {
    for (String number : new String[] {"D-2026-999999", "nonsense"}) {
      web.perform(get("/cases/{number}", number).accept(MediaType.TEXT_HTML).with(coordinator()))
          .andExpect(status().isNotFound())
          .andExpect(content().string(containsString("There is no such page or case")));
    }
  }

  @Test
  void someoneOfNoGroupOfOursMayNotSeeACase() throws Exception {
    CaseNumber number = samples.open("Testperson");

    web.perform(get("/cases/{number}", number).with(machine())).andExpect(status().isForbidden());
  }

  private ResultActions show(CaseNumber number) throws Exception {
    return web.perform(get("/cases/{number}", number).with(coordinator()));
  }
}

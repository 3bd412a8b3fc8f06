package org.overturn.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.owner;
import static org.overturn.casework.People.supervisor;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.correction.RuleChanges;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CloseReason;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A table that has changed reaches running cases only where a process owner asks for it. */
@OverturnTest
class RulesPageTest {

  private static final Path TABLE = Path.of("bpmn", "peer-to-peer-rules.dmn");

  @Autowired MockMvc web;
  @Autowired RepositoryService repository;
  @Autowired RuleChanges changes;
  @Autowired CaseDeadlines deadlines;
  @Autowired Timeline timeline;
  @Autowired Audit audit;
  private SampleCases samples;
  private CaseNumber number;
  private String deployed;

  @BeforeEach
  void aCaseRuns(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    number = samples.start(samples.open("Testperson"));
  }

  @AfterEach
  void theTableIsWhatItWas() {
    if (deployed != null) {
      repository.deleteDeployment(deployed);
    }
  }

  @Test
  void nothingIsThereToApplyWhileEveryCaseGoesByTheTables() throws Exception {
    show(owner())
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("<strong>0</strong> of <strong>1</strong>")));
  }

  @Test
  void aChangedWindowMovesNothingUntilItIsAskedForAndIsShownWithItsSourceFirst() throws Exception {
    Instant before = window().dueAt();
    change(RulesPageTest::fiveDaysForTen);

    assertThat(window().dueAt()).isEqualTo(before);
    show(owner())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("<strong>1</strong> of <strong>1</strong>"),
                        containsString(number.value()),
                        containsString("Molina"),
                        containsString("Source: "),
                        containsString("Wed, Nov 25, 2026"),
                        containsString("tasks and timers move"),
                        not(containsString("Testperson")))));
    assertThat(window().dueAt()).isEqualTo(before);

    apply(owner(), number.value())
        .andExpect(flash().attribute("done", containsString("applied to 1 case.")));

    assertThat(window().dueAt()).isBefore(before);
    assertThat(timeline.of(number))
        .extracting(entry -> entry.actor() + ": " + entry.what())
        .contains("owner: The rules were looked up again, as the tables are now")
        .anyMatch(line -> line.startsWith("owner: Deadline moved. Request the peer-to-peer: from"))
        .anyMatch(line -> line.startsWith("owner: Timer moved. Request window closes: from"));
    assertThat(audit.of(number, 3))
        .anySatisfy(entry -> assertThat(entry.what()).isEqualTo("rules-applied"));
    show(owner())
        .andExpect(content().string(containsString("<strong>0</strong> of <strong>1</strong>")));
  }

  @Test
  void onlyChosenCasesMoveAndOneThatFailsHoldsUpNoOther() throws Exception {
    CaseNumber second = samples.start(samples.open("Secondperson"));
    CaseNumber ended = samples.start(samples.open("Thirdperson"));
    Instant before = window().dueAt();
    change(RulesPageTest::fiveDaysForTen);
    samples.change(
        ended, denial -> denial.closed(CloseReason.DUPLICATE, TestClock.get().instant()));

    apply(owner(), ended.value(), "D-2026-999999", second.value())
        .andExpect(flash().attribute("done", containsString("applied to 1 case.")))
        .andExpect(
            flash()
                .attribute(
                    "failures",
                    List.of(
                        ended + ": the case has ended", "D-2026-999999: there is no such case")));

    assertThat(window().dueAt()).isEqualTo(before);
    assertThat(timeline.of(second))
        .extracting(TimelineEntry::what)
        .anyMatch(line -> line.startsWith("Deadline moved. Request the peer-to-peer"));
  }

  @Test
  void aTableIsAskedOnceForEachSetOfFactsHoweverManyCasesThereAre() {
    for (int i = 0; i < 7; i++) {
      samples.start(samples.open("Testperson"));
    }
    change(RulesPageTest::fiveDaysForTen);

    RuleChanges.Found found = changes.find();

    assertThat(found.open()).isEqualTo(8);
    assertThat(found.outdated()).hasSize(8);
    assertThat(found.asked()).isEqualTo(2);
  }

  @Test
  void aRowThatCannotBeReadIsNamedAndNoCaseIsTouched() throws Exception {
    Instant before = window().dueAt();
    change(table -> table.replace("<text>\"America/Los_Angeles\"</text>", "<text>\"Mars\"</text>"));

    show(owner())
        .andExpect(content().string(containsString("A table cannot be read")))
        .andExpect(content().string(containsString("zone")));
    apply(owner(), number.value()).andExpect(flash().attributeExists("failures"));
    assertThat(window().dueAt()).isEqualTo(before);
  }

  @Test
  void supervisorsReadOnlyAndTheCareTeamNotAtAll() throws Exception {
    change(RulesPageTest::fiveDaysForTen);

    show(supervisor())
        .andExpect(content().string(containsString(number.value())))
        .andExpect(content().string(not(containsString("Apply to chosen cases"))));
    apply(supervisor(), number.value()).andExpect(status().isForbidden());
    web.perform(get("/rules").with(coordinator())).andExpect(status().isForbidden());
    apply(owner()).andExpect(flash().attribute("refused", "Choose at least one case."));
  }

  /** Molina's ten business days become five, wherever they stand. */
  private static String fiveDaysForTen(String table) {
    return table.replace("<text>10</text>", "<text>5</text>");
  }

  private void change(UnaryOperator<String> change) {
    try {
      String table = change.apply(Files.readString(TABLE));
      deployed =
          repository
              .createDeployment()
              .addInputStream(
                  "peer-to-peer-rules.dmn",
                  new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)))
              .deploy()
              .getId();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private ResultActions show(RequestPostProcessor who) throws Exception {
    return web.perform(get("/rules").with(who));
  }

  private ResultActions apply(RequestPostProcessor who, String... chosen) throws Exception {
    return web.perform(
        chosen.length == 0
            ? post("/rules").with(who).with(csrf())
            : post("/rules").param("case", chosen).with(who).with(csrf()));
  }

  private CaseDeadline window() {
    return deadlines.of(number).stream()
        .filter(each -> each.kind() == DeadlineKind.CALL_WINDOW)
        .findFirst()
        .orElseThrow();
  }
}

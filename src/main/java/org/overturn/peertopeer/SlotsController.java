package org.overturn.peertopeer;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.overturn.deadline.ClockText;
import org.overturn.denial.CaseNumber;
import org.overturn.practice.PracticeProperties;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands the proposals to the form <i>Schedule the call</i> in Tasklist; none of it is PHI. */
@RestController
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class SlotsController {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final ProposingSlots proposing;
  private final PracticeProperties practice;

  SlotsController(ProposingSlots proposing, PracticeProperties practice) {
    this.proposing = proposing;
    this.practice = practice;
  }

  /**
   * One proposal, as the form's fields take it.
   *
   * @param at in words, in the practice's zone
   * @param date of the practice, {@code yyyy-MM-dd}
   * @param time of the practice, {@code HH:mm}
   * @param physician the user id
   */
  record Row(
      String at,
      LocalDate date,
      String time,
      String physician,
      String name,
      boolean inWindow,
      String why) {}

  /** All that the form shows. */
  record Shown(List<String> warnings, boolean covering, List<Row> slots) {}

  @GetMapping(path = "/cases/{number}/slots", produces = MediaType.APPLICATION_JSON_VALUE)
  Shown slots(@PathVariable CaseNumber number) {
    Proposals found = proposing.of(number);
    return new Shown(
        found.warnings(), found.covering(), found.slots().stream().map(this::row).toList());
  }

  private Row row(ProposedSlot one) {
    ZonedDateTime start = one.slot().startsAt().atZone(practice.zone());
    LocalTime time = start.toLocalTime();
    return new Row(
        ClockText.format(one.slot().startsAt(), practice.zone()),
        start.toLocalDate(),
        TIME.format(time),
        one.physician().id(),
        one.physician().name(),
        one.inWindow(),
        one.why());
  }
}

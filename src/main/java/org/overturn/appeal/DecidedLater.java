package org.overturn.appeal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.overturn.audit.Audit;
import org.overturn.deadline.AppealLevel;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.LaterDecisions;
import org.overturn.denial.Outcome;
import org.overturn.denial.Timeline;
import org.overturn.notification.Outbox;
import org.overturn.notification.OutgoingMail;
import org.overturn.practice.PracticeProperties;
import org.overturn.practice.SiteProperties;
import org.overturn.process.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decisions on appeals that nobody waits for any more. They are kept beside the appeal that they
 * answer; one that says otherwise than the case stands is told to the supervisors.
 */
@Component
class DecidedLater implements LaterDecisions {

  private static final Set<Outcome> APPROVED =
      Set.of(Outcome.OVERTURNED, Outcome.PARTIALLY_OVERTURNED, Outcome.RESUBMISSION_APPROVED);
  private static final String UPHELD = "upheld";
  private static final Set<String> DECISIONS = Set.of("overturned", "partially-overturned", UPHELD);

  private final Appeals appeals;
  private final Cases cases;
  private final Audit audit;
  private final JdbcClient jdbc;
  private final Timeline timeline;
  private final Staff staff;
  private final Outbox outbox;
  private final SiteProperties site;
  private final PracticeProperties practice;
  private final Clock clock;

  DecidedLater(
      Appeals appeals,
      Cases cases,
      Audit audit,
      JdbcClient jdbc,
      Timeline timeline,
      Staff staff,
      Outbox outbox,
      SiteProperties site,
      PracticeProperties practice,
      Clock clock) {
    this.appeals = appeals;
    this.cases = cases;
    this.audit = audit;
    this.jdbc = jdbc;
    this.timeline = timeline;
    this.staff = staff;
    this.outbox = outbox;
    this.site = site;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * A decision as it was kept.
   *
   * @param against how the case stood, in words
   */
  record Kept(String level, String decision, LocalDate on, String against, boolean contradicts) {}

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Later> recorded(Denial denial, String decision, LocalDate on, String by) {
    return answered(denial, decision, on).map(appeal -> keep(denial, appeal, decision, on, by));
  }

  /** Whether a decision could come that no step of the case waits for. */
  @Transactional(readOnly = true)
  boolean mayCome(Denial denial) {
    return (!denial.isOpen() || isApproved(denial))
        && appeals.findByCaseNumberOrderBySignedAt(denial.number().value()).stream()
            .anyMatch(appeal -> appeal.filedAt() != null);
  }

  /**
   * A person types one in that came on paper.
   *
   * @throws SendingRefused when something is missing, or it answers nothing of this case
   */
  @Transactional(noRollbackFor = SendingRefused.class)
  void typed(CaseNumber number, String decision, String on, String by, String from) {
    Denial denial = cases.lock(number);
    if (!mayCome(denial)) {
      throw new SendingRefused(
          "The case waits for the payer's decision: record it in the task that is open.");
    }
    if (!DECISIONS.contains(decision)) {
      throw new SendingRefused("Choose what the payer decided.");
    }
    LocalDate day = day(on);
    if (recorded(denial, decision, day, by).isEmpty()) {
      throw new SendingRefused(
          "No appeal of this case was with the payer on that day: look at the day, and whether the"
              + " letter is about this case.");
    }
    audit.record(by, "later-decision-noted", number, from, decision);
  }

  private LocalDate day(String typed) {
    try {
      LocalDate day = LocalDate.parse(typed);
      if (day.isAfter(LocalDate.ofInstant(clock.instant(), practice.zone()))) {
        throw new SendingRefused("That day lies in the future; give the day of the decision.");
      }
      return day;
    } catch (DateTimeParseException none) {
      throw new SendingRefused("Give the day of the decision.");
    }
  }

  /** The decisions of a case that came later, oldest first. */
  List<Kept> of(CaseNumber number) {
    return jdbc.sql(
            """
            select level, decision, decided_on, against, contradicts from overturn.later_decision
             where case_number = ? order by id
            """)
        .param(number.value())
        .query(
            (row, index) ->
                new Kept(
                    row.getString("level"),
                    row.getString("decision"),
                    row.getObject("decided_on", LocalDate.class),
                    row.getString("against"),
                    row.getBoolean("contradicts")))
        .list();
  }

  /**
   * What the payer had to decide: the last appeal that it had and had not decided; a reversal also
   * of one that it had upheld. What was decided before that was filed is no answer to it.
   */
  private Optional<Appeal> answered(Denial denial, String decision, LocalDate on) {
    return appeals.findByCaseNumberOrderBySignedAt(denial.number().value()).stream()
        .filter(appeal -> appeal.filedAt() != null)
        .filter(appeal -> appeal.decision() == null || !UPHELD.equals(decision))
        .filter(appeal -> !on.isBefore(LocalDate.ofInstant(appeal.filedAt(), practice.zone())))
        .max(
            Comparator.comparing((Appeal appeal) -> appeal.decision() == null)
                .thenComparing(appeal -> AppealLevel.of(appeal.level())));
  }

  private Later keep(Denial denial, Appeal appeal, String decision, LocalDate on, String by) {
    String against = standing(denial, appeal);
    boolean contradicts = isApproved(denial) == UPHELD.equals(decision);
    String words =
        "The payer decided %s on the %s%s: %s"
            .formatted(
                on,
                LevelWords.of(appeal.level()).toLowerCase(java.util.Locale.US),
                against,
                decision.replace('-', ' '));
    Kept kept = new Kept(appeal.level(), decision, on, against, contradicts);
    if (!of(denial.number()).contains(kept)) {
      add(denial.number(), kept, by);
      timeline.add(denial.number(), by, words);
      if (contradicts) {
        tellSupervisors(denial.number(), kept);
      }
    }
    return new Later(words, contradicts);
  }

  private static boolean isApproved(Denial denial) {
    return denial
        .outcome()
        .map(APPROVED::contains)
        .orElse(
            denial.callTrack() == CallTrack.OVERTURNED
                || denial.appealTrack() == AppealTrack.OVERTURNED
                || denial.appealTrack() == AppealTrack.PARTIALLY_OVERTURNED
                || denial.authorization().isPresent());
  }

  private static String standing(Denial denial, Appeal appeal) {
    String withdrawn = appeal.withdrawnOn() == null ? "" : ", after it was withdrawn";
    String ended =
        denial
            .outcome()
            .map(outcome -> ", after the case had ended as " + outcome.code().replace('-', ' '))
            .orElse("");
    return withdrawn + ended + (withdrawn.isEmpty() && ended.isEmpty() ? ", unawaited" : "");
  }

  private void add(CaseNumber number, Kept kept, String by) {
    jdbc.sql(
            """
            insert into overturn.later_decision
              (case_number, level, decision, decided_on, against, contradicts, noted_by, noted_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(number.value())
        .param(kept.level())
        .param(kept.decision())
        .param(kept.on())
        .param(kept.against())
        .param(kept.contradicts())
        .param(by)
        .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  private void tellSupervisors(CaseNumber number, Kept kept) {
    for (String address : staff.addressesOf(Staff.SUPERVISORS)) {
      outbox.put(
          new OutgoingMail(
              "later-decision %s %s %s %s"
                  .formatted(number, kept.level(), kept.decision(), kept.on()),
              address,
              number + ": the payer has decided otherwise than the case stands",
              "A decision arrived that nobody waited for, and it contradicts how the case stands."
                  + " It is on record and changes nothing by itself: decide what follows.\n\n"
                  + site.link("/cases/" + number)
                  + "\n"));
    }
  }
}

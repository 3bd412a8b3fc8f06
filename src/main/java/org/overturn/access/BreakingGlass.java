package org.overturn.access;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.overturn.audit.Audit;
import org.overturn.deadline.ClockText;
import org.overturn.denial.CaseNumber;
import org.overturn.notification.Outbox;
import org.overturn.notification.OutgoingMail;
import org.overturn.practice.PracticeProperties;
import org.overturn.practice.SiteProperties;
import org.overturn.process.Staff;
import org.overturn.security.Groups;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The emergency way into a case that is not one's own (45 CFR 164.312(a)(2)(ii)): with a reason,
 * for a time, on record, and told to those who watch over it.
 */
@Service
class BreakingGlass {

  static final int REASON_LEAST = 10;

  /** As much as the audit keeps. */
  static final int REASON_MOST = 400;

  private final CaseAccess cases;
  private final AccessProperties properties;
  private final Audit audit;
  private final Outbox outbox;
  private final Staff staff;
  private final SiteProperties site;
  private final PracticeProperties practice;
  private final Clock clock;

  BreakingGlass(
      CaseAccess cases,
      AccessProperties properties,
      Audit audit,
      Outbox outbox,
      Staff staff,
      SiteProperties site,
      PracticeProperties practice,
      Clock clock) {
    this.cases = cases;
    this.properties = properties;
    this.audit = audit;
    this.outbox = outbox;
    this.staff = staff;
    this.site = site;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * Opens the case to a physician for the time that the settings give. When it is open to them
   * already nothing happens.
   *
   * @param why the reason, in the person's words
   * @param from the address that the request came from
   * @throws ReasonRefused when the reason is too short or too long
   */
  @Transactional
  @PreAuthorize("hasAuthority('GROUP_physicians')")
  public void breakGlass(CaseNumber number, String user, String why, String from) {
    // signs that nobody sees, such as spaces of no width, are no reason
    String reason = why.replaceAll("[\\p{Z}\\p{C}]+", " ").strip();
    if (reason.codePointCount(0, reason.length()) < REASON_LEAST) {
      throw new ReasonRefused(
          "Say in %d characters or more why you need this case.".formatted(REASON_LEAST));
    }
    if (reason.length() > REASON_MOST) {
      throw new ReasonRefused("Keep the reason under %d characters.".formatted(REASON_MOST));
    }
    if (cases.isTheirs(number, user)) {
      return;
    }
    UUID id = UUID.randomUUID();
    Instant until = clock.instant().plus(properties.glassBrokenFor());
    cases.letIn(id, number, user, until);
    audit.record(
        user,
        "glass-broken",
        number,
        from,
        "until " + ClockText.format(until, practice.zone()),
        reason);
    tell(id, number, user, until);
  }

  private void tell(UUID id, CaseNumber number, String user, Instant until) {
    String name = staff.person(user).map(Staff.Person::name).orElse(user);
    Stream.of(Groups.SUPERVISORS, Groups.COMPLIANCE)
        .flatMap(group -> staff.addressesOf(group).stream())
        .distinct()
        .forEach(
            address ->
                outbox.put(
                    new OutgoingMail(
                        "glass " + id,
                        address,
                        number + ": opened by breaking the glass",
                        """
                        %s opened case %s, which is not theirs. It is open to them until %s. \
                        The reason is in the audit. Please look whether it holds.

                        %s
                        """
                            .formatted(
                                name,
                                number,
                                ClockText.format(until, practice.zone()),
                                site.link("/cases/" + number)))));
  }
}

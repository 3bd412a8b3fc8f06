package org.overturn.evidence.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Policy;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/** Turns a draft into a policy, and says everything that is in the way at once. */
@Component
class PolicyCheck {

  private final PolicyPayers payers;
  private final PracticeProperties practice;
  private final Clock clock;

  PolicyCheck(PolicyPayers payers, PracticeProperties practice, Clock clock) {
    this.payers = payers;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param policy without an id; what is wrong is left out of it or stands as it was written
   */
  record Checked(Policy policy, List<Flaws.Flaw> faults, List<Flaws.Flaw> hints) {}

  Checked check(DraftPolicy draft) {
    Flaws flaws = new Flaws();
    Policy policy = policy(draft, flaws);
    return new Checked(policy, flaws.faults(), flaws.hints());
  }

  private Policy policy(DraftPolicy draft, Flaws flaws) {
    Checking check = new Checking(flaws, "");
    String number =
        check.needed("number", draft.number(), 80, "the payer's own number, such as NCD 240.4");
    if (!number.isEmpty() && PolicyNumber.key(number).isEmpty()) {
      check.fault("number", "has neither a letter nor a digit");
    }
    List<Criterion> criteria = CriterionCheck.all(draft.criteria(), flaws);
    return new Policy(
        null,
        number,
        check.needed("title", draft.title(), Checking.LINE, "the policy's title"),
        check.needed("version", draft.version(), 40, "as the payer names it, or your own count"),
        payer(draft, check),
        check.date("effective-from", draft.effectiveFrom()).orElse(null),
        effectiveTo(draft, check),
        retrievedOn(draft, check),
        check.needed(
            "source", draft.source(), 500, "where its text was retrieved, such as an address"),
        services(draft, check),
        criteria,
        GuidelineCheck.all(draft.guidelines(), criteria, today().getYear(), flaws));
  }

  private String payer(DraftPolicy draft, Checking check) {
    String mend =
        "the payer's id as in identify-payer.dmn, or \"*\" for a policy that binds every payer";
    String payer = check.needed("payer", draft.payer(), 60, mend);
    if (!payer.isEmpty() && !payers.names().containsKey(payer)) {
      check.fault("payer", "is not known; one of " + String.join(", ", payers.names().keySet()));
    }
    return payer;
  }

  private LocalDate effectiveTo(DraftPolicy draft, Checking check) {
    LocalDate to = check.date("effective-to", draft.effectiveTo()).orElse(null);
    LocalDate from =
        new Checking(new Flaws(), "").date("effective-from", draft.effectiveFrom()).orElse(null);
    if (to != null && from != null && to.isBefore(from)) {
      check.fault("effective-to", "lies before effective-from: mend either of them");
    }
    return to;
  }

  private LocalDate retrievedOn(DraftPolicy draft, Checking check) {
    if (Checking.plain(draft.retrievedOn()).isEmpty()) {
      check.fault(
          "retrieved-on", "missing: the day on which the text was looked at, as 2026-11-17");
    }
    LocalDate day = check.date("retrieved-on", draft.retrievedOn()).orElse(null);
    if (day != null && day.isAfter(today())) {
      check.fault("retrieved-on", "lies in the future");
    }
    return day;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), practice.zone());
  }

  private static List<String> services(DraftPolicy draft, Checking check) {
    List<String> services = new ArrayList<>();
    for (int at = 0; at < draft.services().size(); at++) {
      CodeLabels.Read read = CodeLabels.ofService(draft.services().get(at));
      if (!read.fault().isEmpty()) {
        check.fault("services[" + at + "]", read.fault());
      } else if (services.contains(read.label())) {
        check.fault("services[" + at + "]", "is there twice: take one away");
      } else {
        services.add(read.label());
      }
    }
    if (draft.services().isEmpty()) {
      check.fault(
          "services", "missing: at least one code, such as CPT 72148, by which cases find it");
    }
    if (draft.services().size() > 4 * Checking.LIST) {
      check.fault("services", "more than %d: shorten by a *".formatted(4 * Checking.LIST));
    }
    return services;
  }

  /** The kinds as they are written. */
  static List<String> kinds() {
    return Arrays.stream(CriterionKind.values()).map(CriterionKind::code).toList();
  }
}

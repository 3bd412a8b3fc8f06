package org.overturn.casework;

import java.util.ArrayList;
import java.util.List;
import org.overturn.denial.CaseSection.Entry;
import org.overturn.denial.CaseSection.Part;
import org.overturn.denial.Coded;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialReason;
import org.overturn.denial.Urgency;

/** The facts of a case in labelled pieces. */
class CaseParts {

  private final Denial denial;
  private final Times times;

  CaseParts(Denial denial, Times times) {
    this.denial = denial;
    this.times = times;
  }

  List<Pill> pills() {
    List<Pill> pills = new ArrayList<>();
    pills.add(Words.outcome(denial.outcome().orElse(null)));
    if (denial.urgency() == Urgency.EXPEDITED) {
      pills.add(new Pill("Expedited", Tone.BAD));
    }
    pills.add(Words.kind(denial.kind().orElse(null)));
    if (denial.deniedBefore()) {
      pills.add(new Pill("Denied again", Tone.WARN));
    }
    return pills;
  }

  Part who() {
    return Part.facts(
        "",
        Entry.of("Patient", denial.patient().fullName()),
        Entry.of("Born", denial.patient().birthDate()),
        Entry.of("Member id", denial.patient().memberId()),
        Entry.of(
            "Ordering physician",
            denial.physician().map(doctor -> joined(doctor.name(), doctor.specialty())).orElse("")),
        Entry.of("NPI", denial.physician().map(doctor -> doctor.npi()).orElse("")),
        Entry.of("Payer", denial.payer().name()),
        Entry.of("Line of business", Words.of(denial.lineOfBusiness())),
        Entry.of("State", denial.state().equals("unknown") ? "Not known" : denial.state()),
        Entry.of("Payer's phone", denial.payerPhone()));
  }

  Part what() {
    return Part.facts(
        "",
        Entry.of("Service", joined(denial.service().label(), denial.service().description())),
        Entry.of("Units", denial.service().units() == null ? "" : "" + denial.service().units()),
        Entry.of("Diagnosis codes", denial.service().diagnosisCodes()),
        Entry.of("Setting", known(denial.setting())),
        Entry.of("Stage", known(denial.stage())),
        Entry.of("Urgency", Words.of(denial.urgency())),
        Entry.of("Payer's reference", denial.payerReference()),
        Entry.of("Service line", denial.serviceLine()),
        Entry.of("Discharge", denial.dischargeDate().orElse(null)),
        Entry.of("Received", denial.receivedAt()));
  }

  CasePage.Why why() {
    DenialReason reason = denial.reason();
    Part facts =
        Part.facts(
            "",
            Entry.of("Determination", determination()),
            Entry.of("Posted", denial.postedDate().orElse(null)),
            Entry.of("Payer's action", ReasonCode.action(reason.actionCode())),
            Entry.of("Policy cited", reason.policyCited()));
    Part decision =
        Part.facts(
            "",
            Entry.of("Because", denial.kindWhy()),
            Entry.of("Topic", Words.of(denial.reasonTopic())),
            Entry.of(
                "Decided by",
                denial.kind().isEmpty()
                    ? ""
                    : denial.kindDecidedBy().orElse("the decision table")));
    return new CasePage.Why(
        facts,
        ReasonCode.of(reason.codes()),
        reason.text() == null ? "" : reason.text().strip(),
        Words.kind(denial.kind().orElse(null)),
        decision);
  }

  private String determination() {
    String on = times.on(denial.determinationDate());
    return denial
        .determinationTime()
        .map(time -> on + ", " + times.clock(time) + " (payer's time)")
        .orElse(on);
  }

  private static String known(Coded value) {
    return value.code().equals("unknown") ? "Not known" : Words.of(value);
  }

  private static String joined(String first, String second) {
    return second == null || second.isBlank() ? first : first + ", " + second;
  }
}

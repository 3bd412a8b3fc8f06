package org.overturn.peertopeer.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overturn.audit.Audit;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.Effect;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.peertopeer.PeerToPeerCall;
import org.overturn.peertopeer.PeerToPeerCalls;
import org.overturn.peertopeer.packet.Packets;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.Staff;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a call together; each look at it is audited (R56). */
@Service
class CallPages {

  private final Cases cases;
  private final PeerToPeerCalls calls;
  private final CallRecords records;
  private final CallHolders holders;
  private final CheckingReviewer reviewers;
  private final CallScript script;
  private final CaseRules rules;
  private final RecordInWords words;
  private final Packets packets;
  private final Staff staff;
  private final Audit audit;
  private final PracticeProperties practice;

  CallPages(
      Cases cases,
      PeerToPeerCalls calls,
      CallRecords records,
      CallHolders holders,
      CheckingReviewer reviewers,
      CallScript script,
      CaseRules rules,
      RecordInWords words,
      Packets packets,
      Staff staff,
      Audit audit,
      PracticeProperties practice) {
    this.cases = cases;
    this.calls = calls;
    this.records = records;
    this.holders = holders;
    this.reviewers = reviewers;
    this.script = script;
    this.rules = rules;
    this.words = words;
    this.packets = packets;
    this.staff = staff;
    this.audit = audit;
    this.practice = practice;
  }

  /** The call that is agreed and still to be held or written down. */
  Optional<PeerToPeerCall> ahead(CaseNumber number) {
    return latest(number).filter(PeerToPeerCall::isAhead);
  }

  Optional<PeerToPeerCall> latest(CaseNumber number) {
    return calls.findFirstByCaseNumberOrderByAttemptDesc(number.value());
  }

  /** The page of the call that is ahead. */
  @Transactional
  CallPage open(CaseNumber number, PeerToPeerCall call, String user, String from) {
    Denial denial = cases.get(number);
    audit.record(user, "call-viewed", number, from, "call " + call.attempt());
    Optional<CallRecord> record = records.findByCallId(call.id());
    Notes notes = record.map(CallRecord::notes).orElse(Notes.NONE);
    ReviewerCheck check = reviewers.check(denial, call, notes);
    boolean writable = holders.mayHold(user, denial, call);
    String holder = staff.person(call.physician()).map(Staff.Person::name).orElse(call.physician());
    return new CallPage(
        number.value(),
        denial.payer().name(),
        denial.service().label()
            + (denial.service().description() == null ? "" : ", " + denial.service().description()),
        call.id(),
        call.attempt(),
        call.startsAt(),
        payerTime(denial, call),
        holder,
        call.dialIn(),
        call.reviewerExpected(),
        writable,
        writable
            ? ""
            : "Only a physician writes these notes, or the designee for whom the call was scheduled where the payer's rule admits one.",
        packets.of(denial).orElse(null),
        byCode(script.of(denial, holder, check.caseSpecialty())),
        check.caseSpecialty().isEmpty()
            ? ""
            : check.caseSpecialty() + " (" + check.caseSpecialtySource() + ")",
        check.law(),
        rules.callRule(number).filter(rule -> rule.effect() == Effect.EXPLAINS_ONLY).isPresent(),
        writable ? List.of() : words.of(notes, check));
  }

  private String payerTime(Denial denial, PeerToPeerCall call) {
    return rules
        .callRule(denial.number())
        .map(rule -> rule.hours().zone())
        .filter(
            zone ->
                !zone.getRules()
                    .getOffset(call.startsAt())
                    .equals(practice.zone().getRules().getOffset(call.startsAt())))
        .map(zone -> ClockText.format(call.startsAt(), zone))
        .orElse("");
  }

  private static Map<String, List<CallScript.Line>> byCode(
      Map<CallScript.Situation, List<CallScript.Line>> script) {
    Map<String, List<CallScript.Line>> byCode = new LinkedHashMap<>();
    script.forEach((situation, lines) -> byCode.put(situation.code(), lines));
    return byCode;
  }
}

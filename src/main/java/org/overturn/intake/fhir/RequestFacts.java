package org.overturn.intake.fhir;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.ErrorComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeCheck;
import org.overturn.intake.PlainText;

/** What an answer says of the request, the same for all its lines, and its lines' findings. */
final class RequestFacts {

  private final ClaimResponse response;
  private final Claim request;
  private final ZoneId practiceZone;
  private final Instant receivedAt;
  private final PatientReader patient;
  private final PlanReader plan;
  private final PhysicianReader physician;
  private final ServiceReader services;

  RequestFacts(
      ClaimResponse response, Resources resources, ZoneId practiceZone, Instant receivedAt) {
    this.response = response;
    this.request = resources.findOrOnly(response.getRequest(), Claim.class).orElse(new Claim());
    this.practiceZone = practiceZone;
    this.receivedAt = receivedAt;
    this.plan = new PlanReader(response, request, resources);
    this.patient = new PatientReader(response, plan.coverage(), resources);
    this.physician = new PhysicianReader(response, request, resources);
    this.services = new ServiceReader(request, resources);
  }

  ClaimResponse response() {
    return response;
  }

  List<Line> requestedLines() {
    return request.getItem().stream()
        .filter(Claim.ItemComponent::hasSequence)
        .map(item -> Line.numbered(item.getSequence()))
        .toList();
  }

  List<ErrorComponent> errorsOf(Line line) {
    return response.getError().stream()
        .filter(ErrorComponent::hasItemSequence)
        .filter(error -> Objects.equals(error.getItemSequence(), line.sequence()))
        .toList();
  }

  Finding finding(
      Answer answer,
      Line line,
      DenialReason reason,
      ReviewAction action,
      String note,
      NoticeCheck check) {
    Determination determination = Determination.of(response, line, practiceZone);
    List<String> references = references(line, action);
    DenialNotice facts = facts(line, reason, determination, references);
    Elements elements = new Elements(line, determination, patient.isPresent());
    List<Flaw> flaws = elements.merged(check.flawsIn(facts, elements));
    return new Finding(
        answer, false, facts, flaws, references, Approval.of(line, action, response), note);
  }

  private DenialNotice facts(
      Line line, DenialReason reason, Determination determination, List<String> references) {
    Circumstances circumstances = new Circumstances(request, line.sequence());
    var lineOfBusiness = plan.lineOfBusiness();
    return new DenialNotice(
        plan.payerText(),
        references.stream().findFirst().orElse(null),
        line.number(),
        determination.date(),
        determination.time(),
        reason,
        lineOfBusiness,
        patient.stateOfPlan(lineOfBusiness),
        circumstances.setting(),
        circumstances.stage(),
        circumstances.urgency(),
        patient.read(),
        services.of(line),
        physician.of(line),
        null,
        null,
        plan.payerPhone(),
        receivedAt);
  }

  /** The numbers by which the payer may name the request, its own before ours (X12 TRN). */
  private List<String> references(Line line, ReviewAction action) {
    List<String> references = new ArrayList<>();
    references.add(
        Codes.code(line.extensions(), "extension-administrationReferenceNumber").orElse(null));
    references.add(action == null ? null : action.number());
    references.add(response.getPreAuthRef());
    for (Identifier identifier : response.getIdentifier()) {
      references.add(identifier.getValue());
    }
    return references.stream()
        .map(reference -> PlainText.of(reference, 120))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}

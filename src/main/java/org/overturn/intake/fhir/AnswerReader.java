package org.overturn.intake.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.ClaimResponseStatus;
import org.hl7.fhir.r4.model.ClaimResponse.ErrorComponent;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.overturn.denial.DenialReason;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeCheck;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/**
 * Reads what a ClaimResponse decides, line by line. The answer for the whole request and those for
 * its lines may differ; a line's own answer counts for the line, and both are kept.
 */
@Component
class AnswerReader {

  private final NoticeCheck check;
  private final PracticeProperties practice;

  AnswerReader(NoticeCheck check, PracticeProperties practice) {
    this.check = check;
    this.practice = practice;
  }

  List<Finding> read(ClaimResponse response, Resources resources, Instant receivedAt) {
    RequestFacts facts = new RequestFacts(response, resources, practice.zone(), receivedAt);
    List<Line> lines = Line.of(response);
    Optional<ReviewAction> overall = overall(response);
    if (isVoid(response)) {
      return List.of(whole(Answer.WITHDRAWN, null, facts));
    }
    if (response.getOutcome() == RemittanceOutcome.ERROR) {
      return refused(response.getError(), lines, facts);
    }
    if (lines.stream().anyMatch(line -> line.action().isPresent())) {
      return ofLines(lines, overall, facts);
    }
    return overall
        .map(action -> ofRequest(action, lines, facts))
        .orElseGet(() -> undecided(response, lines, facts));
  }

  private List<Finding> ofLines(
      List<Line> lines, Optional<ReviewAction> overall, RequestFacts facts) {
    List<Finding> findings = new ArrayList<>();
    for (Line line : lines) {
      List<ErrorComponent> errors = facts.errorsOf(line);
      if (line.action().or(() -> overall).isPresent()) {
        findings.add(
            finding(line.action().or(() -> overall).get(), line, note(line, overall), facts));
      } else if (!errors.isEmpty()) {
        findings.add(refused(errors, line, facts));
      }
    }
    return findings;
  }

  /** A denial of the whole request denies each of its lines; anything else is said once. */
  private List<Finding> ofRequest(ReviewAction action, List<Line> lines, RequestFacts facts) {
    Answer answer = answer(action);
    if (answer == Answer.DENIED || answer == Answer.PARTLY_APPROVED) {
      return orRequested(lines, facts).stream()
          .map(line -> finding(action, line, null, facts))
          .toList();
    }
    return List.of(whole(answer, action, facts));
  }

  /** Without an action: errors say what was refused; otherwise the outcome says how far it is. */
  private List<Finding> undecided(ClaimResponse response, List<Line> lines, RequestFacts facts) {
    if (response.hasError()) {
      return refused(response.getError(), lines, facts);
    }
    boolean waits = response.getOutcome() == RemittanceOutcome.QUEUED;
    return List.of(whole(waits ? Answer.PENDED : Answer.UNCLEAR, null, facts));
  }

  /** A refused request is one piece of work, unless its errors name different lines (R73). */
  private List<Finding> refused(List<ErrorComponent> errors, List<Line> lines, RequestFacts facts) {
    Map<Integer, List<ErrorComponent>> byLine = new LinkedHashMap<>();
    boolean ofOneLine = errors.stream().allMatch(ErrorComponent::hasItemSequence);
    for (ErrorComponent error : errors) {
      byLine
          .computeIfAbsent(ofOneLine ? error.getItemSequence() : 0, line -> new ArrayList<>())
          .add(error);
    }
    Line first = orRequested(lines, facts).get(0);
    if (byLine.isEmpty()) {
      return List.of(refused(List.of(), first, facts));
    }
    return byLine.entrySet().stream()
        .map(entry -> refused(entry.getValue(), line(entry.getKey(), lines, first), facts))
        .toList();
  }

  private Finding refused(List<ErrorComponent> errors, Line line, RequestFacts facts) {
    DenialReason reason = ReasonReader.ofErrors(errors, facts.response());
    return facts.finding(Answer.REFUSED_REQUEST, line, reason, null, null, check);
  }

  private Finding finding(ReviewAction action, Line line, String note, RequestFacts facts) {
    DenialReason reason =
        ReasonReader.of(action, line.adjudications(), line.notes(), facts.response());
    return facts.finding(answer(action), line, reason, action, note, check);
  }

  private Finding whole(Answer answer, ReviewAction action, RequestFacts facts) {
    DenialReason reason = new DenialReason(action == null ? "" : action.code(), "", null, null);
    Line line = orRequested(List.of(), facts).get(0);
    return facts.finding(answer, line, reason, action, null, check).ofWholeRequest();
  }

  /** The answer's own lines; where it has none, those of the request; where that is absent, one. */
  private static List<Line> orRequested(List<Line> lines, RequestFacts facts) {
    if (!lines.isEmpty()) {
      return lines;
    }
    List<Line> requested = facts.requestedLines();
    return requested.isEmpty() ? List.of(Line.only()) : requested;
  }

  private static Line line(int sequence, List<Line> lines, Line otherwise) {
    return lines.stream()
        .filter(line -> Objects.equals(line.sequence(), sequence))
        .findFirst()
        .orElse(sequence == 0 ? otherwise : Line.numbered(sequence));
  }

  private static Answer answer(ReviewAction action) {
    return Answer.of(action.code()).orElse(Answer.UNCLEAR);
  }

  private static String note(Line line, Optional<ReviewAction> overall) {
    Answer own = line.action().map(AnswerReader::answer).orElse(null);
    return overall
        .filter(action -> own != null && answer(action) != own)
        .map(
            action ->
                "The payer answered the request as a whole with %s and this line with %s"
                    .formatted(action.code(), line.action().orElseThrow().code()))
        .orElse(null);
  }

  private static Optional<ReviewAction> overall(ClaimResponse response) {
    return ReviewAction.of(response.getExtension())
        .or(() -> ReviewAction.in(response.getAdjudication()));
  }

  private static boolean isVoid(ClaimResponse response) {
    return response.getStatus() == ClaimResponseStatus.CANCELLED
        || response.getStatus() == ClaimResponseStatus.ENTEREDINERROR;
  }
}

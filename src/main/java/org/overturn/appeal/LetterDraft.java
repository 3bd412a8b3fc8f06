package org.overturn.appeal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overturn.deadline.AppealRight;
import org.overturn.denial.CallFindings;
import org.overturn.denial.CallFindings.Finding;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialReason;
import org.overturn.denial.RequestedService;

/**
 * The first text of a letter, from what the case holds and nothing else: a fact that is not known
 * makes no sentence.
 */
class LetterDraft {

  private final Denial denial;
  private final AppealRight right;
  private final String practice;
  private final List<String> paragraphs = new ArrayList<>();

  private LetterDraft(Denial denial, AppealRight right, String practice) {
    this.denial = denial;
    this.right = right;
    this.practice = practice;
  }

  /** Writes the draft; the finding is what the call brought out, if one was held. */
  static String of(Denial denial, AppealRight right, Optional<Finding> call, String practice) {
    LetterDraft draft = new LetterDraft(denial, right, practice);
    draft.heading();
    draft.request();
    draft.reason();
    call.ifPresent(draft::call);
    draft.approval();
    return String.join("\n\n", draft.paragraphs);
  }

  /** The paragraph about the call, also for a letter that was drafted before it. */
  static String callParagraph(Finding call) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "In a peer-to-peer call the plan's reviewer was "
            + join(", ", call.reviewerName(), call.reviewerCredentials())
            + (isBlank(call.reviewerSpecialty())
                ? ""
                : ", whose specialty was given as " + call.reviewerSpecialty())
            + ".");
    if (call.mismatch() != null) {
      sentences.add(mismatch(call.mismatch()));
    }
    if (!isBlank(call.criterionFailed())) {
      sentences.add("The criterion named as not met was: " + call.criterionFailed() + ".");
    }
    if (!isBlank(call.furtherInformation())) {
      sentences.add(
          "What would change the decision was given as: " + call.furtherInformation() + ".");
    }
    return String.join(" ", sentences);
  }

  private static String mismatch(CallFindings.Mismatch mismatch) {
    List<String> sentences = new ArrayList<>();
    if (!mismatch.caseSpecialty().isEmpty()) {
      sentences.add(
          "That is not the specialty of this case, %s (%s)."
              .formatted(mismatch.caseSpecialty(), mismatch.source()));
    }
    if (!mismatch.license().isEmpty()) {
      sentences.add("The reviewer's license was given as " + mismatch.license() + ".");
    }
    if (!mismatch.law().isEmpty()) {
      sentences.add("By law the reviewer is " + mismatch.law() + ".");
    }
    if (mismatch.asked()) {
      sentences.add("In the call we asked for a reviewer of the same or a similar specialty.");
    }
    return String.join(" ", sentences);
  }

  private void heading() {
    paragraphs.add(
        "To: %s, appeals\nFrom: %s\nPatient: %s, member id %s\nReference: %s"
            .formatted(
                denial.payer().name(),
                practice,
                denial.patient().fullName(),
                denial.patient().memberId(),
                isBlank(denial.payerReference()) ? "none given" : denial.payerReference()));
  }

  private void request() {
    paragraphs.add(
        "We appeal the determination of %s on %s. The right to this appeal: %s%s."
            .formatted(
                denial.determinationDate(),
                service(),
                right.name(),
                isBlank(right.law()) ? "" : " (" + right.law() + ")"));
  }

  private void reason() {
    DenialReason reason = denial.reason();
    if (!isBlank(reason.text())) {
      paragraphs.add("The notice states: \"" + reason.text() + "\"");
    } else if (!isBlank(reason.codes())) {
      paragraphs.add("The notice gives the reason codes " + reason.codes() + ".");
    }
    if (!isBlank(reason.policyCited())) {
      paragraphs.add("It cites: " + reason.policyCited() + ".");
    }
  }

  private void call(Finding finding) {
    paragraphs.add(callParagraph(finding));
  }

  private void approval() {
    Integer units = denial.service().units();
    paragraphs.add(
        "We ask for the approval of "
            + service()
            + (units == null ? "" : ", " + units + " units")
            + ".");
    denial
        .physician()
        .filter(physician -> !isBlank(physician.name()))
        .ifPresent(physician -> paragraphs.add("Ordering physician: " + physician.name()));
  }

  private String service() {
    RequestedService service = denial.service();
    return join(", ", service.label(), service.description());
  }

  private static String join(String separator, String first, String second) {
    return isBlank(second) ? first : first + separator + second;
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}

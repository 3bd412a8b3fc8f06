package org.overturn.intake;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.denial.Authorization;
import org.overturn.denial.DenialNotice;
import org.overturn.process.AnswerRefused;

/**
 * What a notice says of one service line. The facts are as complete as the notice is; their flaws
 * matter only where a case would have to be opened.
 *
 * @param wholeRequest true when the answer was given for the request and not for a line
 * @param facts may lack what {@code DenialNotice} requires, see {@code flaws}
 * @param flaws what keeps these facts from opening a case
 * @param references every number by which the payer may name the request, besides the facts' own
 * @param authorization the payer's approval, without a number where it gave none; null when it
 *     approved nothing
 * @param note for the timeline of a case that it opens, or what a person should know of an answer
 *     that decides nothing; or null
 * @param reading how the facts were read, where people wrote the original for people
 */
public record Finding(
    Answer answer,
    boolean wholeRequest,
    DenialNotice facts,
    List<Flaw> flaws,
    List<String> references,
    Authorization authorization,
    String note,
    Reading reading) {

  /** A finding of an original that was made for machines. */
  public Finding(
      Answer answer,
      boolean wholeRequest,
      DenialNotice facts,
      List<Flaw> flaws,
      List<String> references,
      Authorization authorization,
      String note) {
    this(answer, wholeRequest, facts, flaws, references, authorization, note, Reading.OF_DATA);
  }

  /**
   * Of an original that only a person can read.
   *
   * @param why what the person has to do; names no patient
   */
  public static Finding forAPerson(String why, Instant receivedAt) {
    return ofNoRequest(Answer.UNCLEAR, why, receivedAt);
  }

  /**
   * Of an original that decides nothing on any request.
   *
   * @param why what it is instead; names no patient
   */
  public static Finding notADenial(String why, Instant receivedAt) {
    return ofNoRequest(Answer.NO_DENIAL, why, receivedAt);
  }

  private static Finding ofNoRequest(Answer answer, String why, Instant receivedAt) {
    DenialNotice nothing =
        new DenialNotice(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            receivedAt);
    return new Finding(answer, true, nothing, List.of(), List.of(), null, why);
  }

  /** The same, given for the request as a whole. */
  public Finding ofWholeRequest() {
    return new Finding(answer, true, facts, flaws, references, authorization, note, reading);
  }

  /**
   * For facts that a person typed.
   *
   * @throws AnswerRefused naming what has to be mended
   */
  void requireFlawless() {
    if (!flaws.isEmpty()) {
      throw new AnswerRefused(
          "Please mend the form. "
              + flaws.stream().map(Flaw::words).collect(Collectors.joining("; "))
              + ".");
    }
  }

  /** True when a person has to check the facts before anything is decided by them. */
  boolean isToBeChecked() {
    return reading.toCheck();
  }

  /** All numbers of the payer for this request, the facts' own first. */
  List<String> allReferences() {
    return Stream.concat(Stream.ofNullable(facts.payerReference()), references.stream())
        .filter(reference -> reference != null && !reference.isBlank())
        .distinct()
        .toList();
  }

  /** The numbers that do not stand on the case itself. */
  List<String> otherReferences() {
    return allReferences().stream()
        .filter(reference -> !reference.equals(facts.payerReference()))
        .toList();
  }

  /** Null when the notice does not say which service it is about. */
  String serviceLabel() {
    return facts.service() == null || facts.service().code() == null
        ? null
        : facts.service().label();
  }

  /** True when the facts say enough to tell this denial from any other. */
  boolean isIdentifiable() {
    boolean named = facts.payerText() != null && facts.serviceLine() != null;
    boolean numbered = facts.payerReference() != null;
    boolean ofMember =
        facts.patient() != null && facts.patient().memberId() != null && serviceLabel() != null;
    return named && facts.determinationDate() != null && (numbered || ofMember);
  }

  boolean hasAuthorizationNumber() {
    return authorization != null
        && authorization.number() != null
        && !authorization.number().isBlank();
  }

  /** True when the determination's date is missing or cannot be. */
  boolean isWronglyDated() {
    return flaws.stream().anyMatch(flaw -> flaw.property().equals("determinationDate"));
  }

  /** True when the document itself is at fault, whatever the answer. */
  boolean isMisshapen() {
    return flaws.stream()
        .map(Flaw::property)
        .anyMatch(property -> property.isEmpty() || property.startsWith("authorization"));
  }

  /** True when a case that exists could take this answer: it knows the patient and the service. */
  boolean isEnoughForAKnownCase() {
    return flaws.stream().allMatch(Flaw::isOnFileInAKnownCase);
  }
}

package org.overturn.intake;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.Denials;
import org.overturn.denial.Payer;
import org.overturn.process.AnswerRefused;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Corrects the facts of a case, in the caller's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CorrectingCase {

  private final PayerDirectory payers;
  private final KnownCases known;
  private final Denials denials;
  private final NoticeCheck check;

  CorrectingCase(PayerDirectory payers, KnownCases known, Denials denials, NoticeCheck check) {
    this.payers = payers;
    this.known = known;
    this.denials = denials;
    this.check = check;
  }

  /**
   * Corrects the case, which is then known by its new facts.
   *
   * @param windowZone the zone of the facts' {@code letterWindow}; null for the payer's
   * @throws AnswerRefused when a fact cannot be, or these are the facts of another case
   */
  public void correct(Denial denial, Finding finding, ZoneId windowZone) {
    finding.requireFlawless();
    Payer payer = payers.identify(finding.facts().payerText());
    refuseKnown(denial, finding, payer);
    try {
      denial.checked(finding.facts(), payer, windowZone);
      denials.flush();
    } catch (DataIntegrityViolationException sameInstant) {
      throw new AnswerRefused(
          "Someone opened the case of this denial a moment ago: look for it among the cases.");
    }
  }

  /**
   * Corrects facts of a case that is under way, outside the check of a letter. A payer that stays
   * as it is need not be one that is known.
   *
   * @param windowZone the zone of the facts' {@code letterWindow}; null for the payer's
   * @throws AnswerRefused when a fact cannot be, the payer is not known, or these are the facts of
   *     another case
   */
  public void correctRunning(Denial denial, DenialNotice facts, ZoneId windowZone) {
    Finding finding =
        new Finding(
            Answer.DENIED,
            false,
            facts,
            check.flawsIn(facts, CorrectingCase::words),
            List.of(),
            null,
            null);
    finding.requireFlawless();
    Payer payer = payer(denial, facts);
    refuseKnown(denial, finding, payer);
    try {
      denial.corrected(facts, payer, windowZone);
      denials.flush();
    } catch (DataIntegrityViolationException sameInstant) {
      throw new AnswerRefused(
          "Someone opened the case of this denial a moment ago: look for it among the cases.");
    }
  }

  private Payer payer(Denial denial, DenialNotice facts) {
    if (facts.payerText().equals(denial.payer().name())) {
      return denial.payer();
    }
    Payer payer = payers.identify(facts.payerText());
    if (!payer.recognised()) {
      throw new AnswerRefused(
          "Please mend the form. payer: there is no payer of this name in the payer list; choose"
              + " one that it offers.");
    }
    return payer;
  }

  private static String words(String property) {
    return property.replace('.', ' ').replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private void refuseKnown(Denial denial, Finding finding, Payer payer) {
    List<Denial> same = known.openedByOrAbout(finding, payer);
    same.stream()
        .filter(other -> !other.number().equals(denial.number()))
        .filter(other -> isSame(other, finding) || other.isOpen())
        .findFirst()
        .ifPresent(other -> refuse(other, finding));
  }

  private static boolean isSame(Denial other, Finding finding) {
    return other.determinationDate().equals(finding.facts().determinationDate());
  }

  private static void refuse(Denial other, Finding finding) {
    throw new AnswerRefused(
        isSame(other, finding)
            ? "This denial is already case %s: have a supervisor close this one as its duplicate, on the page of the case."
                .formatted(other.number())
            : "This request is already case %s, with another determination date: record the payer's new answer there, and have a supervisor close this one as its duplicate."
                .formatted(other.number()));
  }
}

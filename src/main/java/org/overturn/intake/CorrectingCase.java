package org.overturn.intake;

import java.time.ZoneId;
import java.util.List;
import org.overturn.denial.Denial;
import org.overturn.denial.Denials;
import org.overturn.denial.Payer;
import org.overturn.process.AnswerRefused;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Corrects the facts of a case that were read from a letter, in the transaction of the form. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CorrectingCase {

  private final PayerDirectory payers;
  private final KnownCases known;
  private final Denials denials;

  CorrectingCase(PayerDirectory payers, KnownCases known, Denials denials) {
    this.payers = payers;
    this.known = known;
    this.denials = denials;
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

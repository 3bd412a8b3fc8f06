package org.overturn.intake;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.overturn.denial.Denial;
import org.overturn.denial.Payer;
import org.overturn.process.AnswerRefused;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens the case of a denial that a coordinator typed in, in the transaction of the start form. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TypedIn {

  private final Notices notices;
  private final NoticeLinks links;
  private final Keeping keeping;
  private final PayerDirectory payers;
  private final KnownCases known;
  private final OpeningCase opening;
  private final Clock clock;

  TypedIn(
      Notices notices,
      NoticeLinks links,
      Keeping keeping,
      PayerDirectory payers,
      KnownCases known,
      OpeningCase opening,
      Clock clock) {
    this.notices = notices;
    this.links = links;
    this.keeping = keeping;
    this.payers = payers;
    this.known = known;
    this.opening = opening;
    this.clock = clock;
  }

  /**
   * Opens the case.
   *
   * @param id of the notice under which the typed answers were kept
   * @throws AnswerRefused when an answer cannot be, or the case exists already
   */
  public Denial open(UUID id, Finding finding) {
    finding.requireFlawless();
    Payer payer = payers.identify(finding.facts().payerText());
    refuseKnown(id, finding, payer);
    try {
      Notice notice = notices.lock(id).orElseThrow();
      Denial denial = opening.open(notice, finding, payer);
      links.add(id, denial.number(), finding.facts().identity(key(payer, finding)));
      notice.settled(NoticeState.ACCEPTED, null, clock.instant());
      return denial;
    } catch (DataIntegrityViolationException sameInstant) {
      throw new AnswerRefused(
          "Someone opened the case of this denial a moment ago: look for it among the cases.");
    }
  }

  private void refuseKnown(UUID id, Finding finding, Payer payer) {
    List<Denial> same = known.openedByOrAbout(finding, payer);
    for (Denial denial : same) {
      if (denial.determinationDate().equals(finding.facts().determinationDate())) {
        keeping.duplicate(id, denial.number());
        throw new AnswerRefused("This denial is already case " + denial.number() + ".");
      }
      if (denial.isOpen()) {
        throw new AnswerRefused(
            "This request is already case %s, with another determination date: record the payer's new answer there."
                .formatted(denial.number()));
      }
    }
  }

  private static String key(Payer payer, Finding finding) {
    return payer.recognised() ? payer.id() : finding.facts().payerText();
  }
}

package org.overturn.intake;

import java.util.List;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.denial.Payer;
import org.overturn.process.EngineCalls;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what would become of a finding, and changes nothing. */
@Service
public class Foresight {

  /**
   * What would become of it.
   *
   * @param number the case that it concerns, or null
   * @param identity the same for two findings that would be one case; null when it cannot be told
   */
  public record Foreseen(NoticeState state, CaseNumber number, String identity) {}

  private final PayerDirectory payers;
  private final KnownCases known;
  private final EngineCalls engine;

  Foresight(PayerDirectory payers, KnownCases known, EngineCalls engine) {
    this.payers = payers;
    this.known = known;
    this.engine = engine;
  }

  /** What would become of the finding if it were taken now. */
  @Transactional(readOnly = true)
  public Foreseen of(Finding finding) {
    if (finding.isMisshapen()) {
      return new Foreseen(NoticeState.REJECTED, null, null);
    }
    Payer payer = engine.unrestricted(() -> payers.identify(finding.facts().payerText()));
    List<Denial> ofLine = known.of(finding, payer);
    if (finding.answer().leavesWork()) {
      return denial(finding, payer, ofLine);
    }
    Optional<Denial> open = TakingDenial.open(ofLine);
    NoticeState state =
        switch (finding.answer()) {
          case PENDED, WITHDRAWN, NO_DENIAL -> NoticeState.NOT_A_DENIAL;
          case APPROVED -> open.isPresent() ? NoticeState.DECISION : NoticeState.NOT_A_DENIAL;
          default -> NoticeState.NEEDS_A_PERSON;
        };
    return new Foreseen(state, open.map(Denial::number).orElse(null), null);
  }

  private Foreseen denial(Finding finding, Payer payer, List<Denial> ofLine) {
    if (finding.isWronglyDated()) {
      return new Foreseen(NoticeState.REJECTED, null, null);
    }
    Optional<CaseNumber> same =
        known
            .openedBy(finding, payer)
            .or(() -> TakingDenial.sameDetermination(finding, ofLine))
            .map(Denial::number);
    if (same.isPresent()) {
      return new Foreseen(NoticeState.DUPLICATE, same.get(), null);
    }
    Optional<CaseNumber> open = TakingDenial.open(ofLine).map(Denial::number);
    if (open.isPresent() && finding.isEnoughForAKnownCase()) {
      return new Foreseen(NoticeState.DECISION, open.get(), null);
    }
    boolean refused = finding.answer() == Answer.REFUSED_REQUEST;
    if (finding.flaws().isEmpty() && (!refused || finding.facts().payerReference() != null)) {
      return new Foreseen(NoticeState.ACCEPTED, null, TakingDenial.identity(finding, payer));
    }
    return new Foreseen(
        refused && open.isEmpty() ? NoticeState.NEEDS_A_PERSON : NoticeState.REJECTED, null, null);
  }
}

package org.overturn.denial;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens cases and finds them by number. */
@Service
public class Cases {

  private final Denials denials;
  private final Clock clock;

  Cases(Denials denials, Clock clock) {
    this.denials = denials;
    this.clock = clock;
  }

  /** The case that this notice opened before, if it did. */
  @Transactional(readOnly = true)
  public Optional<Denial> sameAs(DenialNotice notice, Payer payer) {
    return denials.findByIdentity(
        notice.identity(payer.recognised() ? payer.id() : notice.payerText()));
  }

  /**
   * Opens a case in the caller's transaction; the process instance is started in the same one.
   *
   * @throws org.springframework.dao.DataIntegrityViolationException when another transaction opened
   *     the same case first
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Denial open(DenialNotice notice, Payer payer, UUID noticeId) {
    int year = clock.instant().atZone(ZoneOffset.UTC).getYear();
    CaseNumber number = CaseNumber.of(year, denials.nextNumber());
    return denials.saveAndFlush(Denial.open(number, notice, payer, noticeId));
  }

  /**
   * The case with this number.
   *
   * @throws NoSuchCase when there is none
   */
  @Transactional(readOnly = true)
  public Denial get(CaseNumber number) {
    return denials.findByCaseNumber(number.value()).orElseThrow(() -> new NoSuchCase(number));
  }

  /**
   * The case, locked until the transaction ends, so that steps of its two tracks follow one another
   * even when they are taken at the same instant on two nodes.
   *
   * @throws NoSuchCase when there is none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Denial lock(CaseNumber number) {
    return denials.lock(number.value()).orElseThrow(() -> new NoSuchCase(number));
  }
}

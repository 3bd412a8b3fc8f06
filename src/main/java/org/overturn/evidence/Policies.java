package org.overturn.evidence;

import java.util.List;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;

/** Payers' coverage policies, and which version of which a case is argued by. */
public interface Policies {

  /** The version that a case is argued by; empty while none is chosen. */
  Optional<Policy> of(CaseNumber number);

  /**
   * Chooses the version for a case that has none: the one that the denial cites by number, else the
   * one alone that covers the service for this payer on the day of the determination. A case that
   * has one keeps it.
   */
  Optional<Policy> choose(Denial denial);

  /**
   * Those that cover the service, the payer's own first: what a person chooses from where several
   * fit.
   */
  List<Policy> fitting(Denial denial);
}

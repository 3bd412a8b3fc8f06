package org.overturn.casework;

import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.CloseReason;
import org.overturn.process.EngineCalls;
import org.overturn.resolution.Closing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes a case for a supervisor, audited in the same transaction. */
@Service
class CaseCloser {

  private final Cases cases;
  private final Closing closing;
  private final EngineCalls engine;
  private final Audit audit;

  CaseCloser(Cases cases, Closing closing, EngineCalls engine, Audit audit) {
    this.cases = cases;
    this.closing = closing;
    this.engine = engine;
    this.audit = audit;
  }

  /**
   * Closes the case.
   *
   * @return false when it had ended before
   * @throws org.overturn.denial.NoSuchCase when there is none with this number
   */
  @Transactional
  boolean close(CaseNumber number, CloseReason reason, String note, Viewer viewer) {
    if (!cases.lock(number).isOpen()) {
      return false;
    }
    audit.record(viewer.user(), "case-closed", number, viewer.from(), reason.code());
    engine.unrestricted(() -> closing.close(number, reason, note, viewer.user()));
    return true;
  }
}

package org.overturn.evidence.matching;

import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Standing;
import org.overturn.process.Staff;
import org.springframework.stereotype.Component;

/**
 * Who may say that a criterion stands otherwise. That something is not there, and what is a matter
 * of judgement, no chart can be cited for: there only a physician's word weighs.
 */
@Component
class MayOverrule {

  private final Staff staff;

  MayOverrule(Staff staff) {
    this.staff = staff;
  }

  boolean may(String user, Finding match) {
    return staff.isIn(user, Staff.PHYSICIANS)
        || !isForPhysicians(match) && staff.isIn(user, Staff.COORDINATORS);
  }

  boolean isForPhysicians(Finding match) {
    Criterion criterion = match.criterion();
    return criterion.kind() == CriterionKind.ABSENCE
        || criterion.kind() == CriterionKind.JUDGEMENT
        || match.standing() == Standing.JUDGEMENT;
  }
}

package org.overturn.evidence.policy;

import org.overturn.denial.Coded;
import org.overturn.evidence.CriterionKind;
import org.springframework.stereotype.Component;

/** Words that the form of a policy asks for by code. */
@Component("policyWords")
public class PolicyWords {

  public String kind(String code) {
    return Words.of(Coded.of(CriterionKind.class, code));
  }

  /** Between the lines of a list, which an expression in a page cannot write. */
  public String newline() {
    return "\n";
  }
}

package org.overturn.intake;

import java.util.List;
import java.util.Optional;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Payer;
import org.overturn.denial.PayerReferences;
import org.springframework.stereotype.Component;

/** Finds the cases that a later answer of the payer is about. */
@Component
class KnownCases {

  private final PayerReferences references;
  private final Cases cases;

  KnownCases(PayerReferences references, Cases cases) {
    this.references = references;
    this.cases = cases;
  }

  /** Cases of this payer under one of the finding's references, for the finding's line. */
  List<Denial> of(Finding finding, Payer payer) {
    return references.casesUnder(payer.id(), finding.allReferences()).stream()
        .filter(denial -> isFrom(payer, denial))
        .filter(denial -> isAbout(finding, denial))
        .toList();
  }

  /** The case that this very notice opened before, by its identity. */
  Optional<Denial> openedBy(Finding finding, Payer payer) {
    return finding.isIdentifiable() ? cases.sameAs(finding.facts(), payer) : Optional.empty();
  }

  /** Payers that are not recognised share one code, so their names have to agree. */
  private static boolean isFrom(Payer payer, Denial denial) {
    return payer.recognised() || denial.payer().name().equalsIgnoreCase(payer.name());
  }

  /**
   * Same line, or same service where one side has no line number: a case typed in from a letter
   * carries its service in place of the number.
   */
  private static boolean isAbout(Finding finding, Denial denial) {
    if (finding.wholeRequest()) {
      return true;
    }
    String line = finding.facts().serviceLine();
    String service = finding.serviceLabel();
    return denial.serviceLine().equalsIgnoreCase(line)
        || denial.serviceLine().equalsIgnoreCase(service)
        || denial.service().label().equalsIgnoreCase(line)
        || service == null && denial.serviceLine().equals(denial.service().label());
  }
}

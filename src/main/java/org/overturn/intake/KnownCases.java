package org.overturn.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
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

  /**
   * True for a case of a member who cannot be the finding's: a payer that used a number twice must
   * not make one patient's denial disappear behind another's. One spelling may be longer than the
   * other, as by a suffix for the dependent. What was not read with certainty says nothing.
   */
  Predicate<Denial> ofAnotherMember(Finding finding) {
    String member =
        finding.isToBeChecked() || finding.facts().patient() == null
            ? ""
            : plain(finding.facts().patient().memberId());
    return denial -> {
      String other = plain(denial.patient().memberId());
      return !member.isEmpty() && !other.contains(member) && !member.contains(other);
    };
  }

  private static String plain(String memberId) {
    return memberId == null ? "" : memberId.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }

  /** The case that these facts opened, or else those that they may be about. */
  List<Denial> openedByOrAbout(Finding finding, Payer payer) {
    return openedBy(finding, payer).map(List::of).orElseGet(() -> of(finding, payer));
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

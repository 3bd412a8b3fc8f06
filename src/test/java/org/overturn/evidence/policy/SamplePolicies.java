package org.overturn.evidence.policy;

import java.time.LocalDate;
import java.util.List;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Policy;

/** Policies for tests, each of one criterion. */
final class SamplePolicies {

  static final LocalDate DAY = LocalDate.of(2026, 11, 17);

  private SamplePolicies() {}

  /** In force since 2020, of the payer of the sample cases. */
  static Policy policy(String number, String... services) {
    return version(number, "1", "molina-wa", LocalDate.of(2020, 1, 1), null, services);
  }

  static Policy version(
      String number,
      String version,
      String payer,
      LocalDate from,
      LocalDate to,
      String... services) {
    Criterion judged =
        new Criterion(
            "plan",
            "A",
            "The physician plans by the result.",
            CriterionKind.JUDGEMENT,
            "",
            Criterion.Need.NONE,
            "The plan",
            "");
    return new Policy(
        null,
        number,
        "Imaging of the spine",
        version,
        payer,
        from,
        to,
        LocalDate.of(2026, 11, 1),
        "https://payer.example/policies",
        List.of(services),
        List.of(judged),
        List.of());
  }
}

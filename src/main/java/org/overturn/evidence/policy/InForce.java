package org.overturn.evidence.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which version of a policy counts on a day: the one that took effect last. Versions say seldom
 * that they have ended, the next one ends them; where the last one has ended, none counts.
 */
final class InForce {

  private static final Comparator<KeptPolicy> BY_EFFECT =
      Comparator.comparing(KeptPolicy::from, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(KeptPolicy::place);

  private InForce() {}

  /** Of versions of one policy. */
  static Optional<KeptPolicy> of(List<KeptPolicy> versions, LocalDate day) {
    return versions.stream()
        .filter(each -> each.from() == null || !each.from().isAfter(day))
        .max(BY_EFFECT)
        .filter(each -> each.to() == null || !each.to().isBefore(day));
  }

  /** One version of each policy, in the order in which the policies are met. */
  static List<KeptPolicy> ofEach(List<KeptPolicy> versions, LocalDate day) {
    Map<KeptPolicy.Line, List<KeptPolicy>> policies =
        versions.stream()
            .collect(
                Collectors.groupingBy(KeptPolicy::line, LinkedHashMap::new, Collectors.toList()));
    return policies.values().stream()
        .map(each -> of(each, day).orElse(null))
        .filter(Objects::nonNull)
        .toList();
  }
}

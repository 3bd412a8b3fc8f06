package org.overturn.retention;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.overturn.denial.CaseNumber;

/** Cases' numbers stand where the purge did not reach: nothing was purged. */
class ProofNotGiven extends RuntimeException {

  private final transient Map<CaseNumber, List<Place>> places;

  ProofNotGiven(Map<CaseNumber, List<Place>> places) {
    super(
        "Numbers of cases would have been left in "
            + places.values().stream()
                .flatMap(List::stream)
                .map(Place::table)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ")));
    this.places = places;
  }

  /** Where the number of each of them stands. */
  Map<CaseNumber, List<Place>> places() {
    return places;
  }
}

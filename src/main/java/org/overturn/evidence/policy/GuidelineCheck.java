package org.overturn.evidence.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Guideline;

/** Checks the guidelines of a policy: by name, organization and year, or not at all (R31). */
final class GuidelineCheck {

  private static final int MOST = 60;
  private static final int OLDEST = 1950;
  private static final String CITED = "a guideline is cited by name, organization and year";

  private final Set<String> criteria;
  private final int thisYear;

  private GuidelineCheck(Set<String> criteria, int thisYear) {
    this.criteria = criteria;
    this.thisYear = thisYear;
  }

  static List<Guideline> all(
      List<DraftPolicy.Guideline> drafts, List<Criterion> criteria, int thisYear, Flaws flaws) {
    Set<String> ids =
        criteria.stream()
            .map(Criterion::id)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    GuidelineCheck guidelines = new GuidelineCheck(ids, thisYear);
    if (drafts.size() > MOST) {
      flaws.fault("guidelines", "more than %d: keep those that bear".formatted(MOST));
    }
    List<Guideline> checked = new ArrayList<>();
    for (int at = 0; at < drafts.size(); at++) {
      checked.add(guidelines.one(drafts.get(at), new Checking(flaws, "guidelines[" + at + "]")));
    }
    return checked;
  }

  private Guideline one(DraftPolicy.Guideline draft, Checking check) {
    Set<String> both = new HashSet<>(draft.supports());
    both.retainAll(draft.contradicts());
    if (!both.isEmpty()) {
      check.fault("contradicts", "a criterion cannot be supported and contradicted: choose one");
    }
    if (Checking.plain(draft.year()).isEmpty()) {
      check.fault("year", "missing: " + CITED);
    }
    return new Guideline(
        check.needed("name", draft.name(), Checking.LINE, "the guideline's name"),
        check.needed("organization", draft.organization(), Checking.LINE, CITED),
        check.number("year", draft.year(), OLDEST, thisYear).orElse(0),
        check.needed("says", draft.says(), Checking.TEXT, "what it recommends, in your words"),
        known("supports", draft.supports(), check),
        known("contradicts", draft.contradicts(), check));
  }

  private String known(String key, List<String> named, Checking check) {
    if (!criteria.containsAll(named)) {
      check.fault(
          key, "names no criterion of this policy; there are " + String.join(", ", criteria));
    }
    return named.stream().distinct().collect(Collectors.joining(" "));
  }
}

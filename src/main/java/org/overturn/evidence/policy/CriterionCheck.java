package org.overturn.evidence.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.overturn.denial.Coded;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;

/** Checks a policy's criteria, each by itself and all together. */
final class CriterionCheck {

  static final int MOST = 60;

  private CriterionCheck() {}

  static List<Criterion> all(List<DraftPolicy.Criterion> drafts, Flaws flaws) {
    if (drafts.isEmpty()) {
      flaws.fault("criteria", "missing: a policy without a criterion argues nothing; add one");
    }
    if (drafts.size() > MOST) {
      flaws.fault("criteria", "more than %d: split the policy".formatted(MOST));
    }
    List<Criterion> criteria = new ArrayList<>();
    Map<String, Integer> first = new HashMap<>();
    for (int at = 0; at < drafts.size(); at++) {
      Checking here = new Checking(flaws, "criteria[" + at + "]");
      Criterion criterion = one(drafts.get(at), here);
      Integer same = first.putIfAbsent(criterion.id(), at);
      if (same != null && !criterion.id().isEmpty()) {
        here.fault("id", "criterion %d has the same id: choose another".formatted(same + 1));
      }
      criteria.add(criterion);
    }
    groupsOfOne(criteria, flaws);
    return criteria;
  }

  private static Criterion one(DraftPolicy.Criterion draft, Checking check) {
    String id = check.id("id", draft.id());
    if (id.isEmpty()) {
      check.fault("id", "missing: a short name of its own, such as six-weeks");
    }
    String text = check.needed("text", draft.text(), Checking.TEXT, "the criterion's words");
    CriterionKind kind = kind(draft, check);
    return new Criterion(
        id,
        check.text("section", draft.section(), 60),
        text,
        kind,
        check.id("any-of", draft.anyOf()),
        kind == null ? Criterion.Need.NONE : new NeedCheck(check.at(".need"), kind).of(draft),
        check.text("to-get", draft.toGet(), Checking.LINE),
        check.text("from", draft.from(), Checking.LINE));
  }

  private static CriterionKind kind(DraftPolicy.Criterion draft, Checking check) {
    String written = Checking.plain(draft.kind());
    try {
      return Coded.of(CriterionKind.class, written);
    } catch (IllegalArgumentException unknown) {
      check.fault(
          "kind", (written.isEmpty() ? "missing: " : "is unknown: ") + unknown.getMessage());
      return null;
    }
  }

  /** A group has two members, or its name is misspelled in one of them. */
  private static void groupsOfOne(List<Criterion> criteria, Flaws flaws) {
    Map<String, Long> members =
        criteria.stream()
            .collect(Collectors.groupingBy(Criterion::anyOf, TreeMap::new, Collectors.counting()));
    for (int at = 0; at < criteria.size(); at++) {
      String group = criteria.get(at).anyOf();
      if (!group.isEmpty() && members.get(group) == 1) {
        flaws.hint(
            "criteria[" + at + "].any-of",
            "no other criterion has this name, so it has to be met by itself: misspelled?");
      }
    }
  }
}

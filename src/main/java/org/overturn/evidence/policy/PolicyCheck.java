package org.overturn.evidence.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.overturn.denial.Coded;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Guideline;
import org.overturn.evidence.Policy;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/** Turns a draft into a policy, and says everything that is in the way at once. */
@Component
class PolicyCheck {

  private static final int MOST_CRITERIA = 60;
  private static final int OLDEST_GUIDELINE = 1950;

  private final PolicyPayers payers;
  private final PracticeProperties practice;
  private final Clock clock;

  PolicyCheck(PolicyPayers payers, PracticeProperties practice, Clock clock) {
    this.payers = payers;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param policy without an id; what is wrong is left out of it or stands as it was written
   */
  record Checked(Policy policy, List<Flaws.Flaw> faults, List<Flaws.Flaw> hints) {}

  Checked check(DraftPolicy draft) {
    Flaws flaws = new Flaws();
    Policy policy = policy(draft, flaws);
    return new Checked(policy, flaws.faults(), flaws.hints());
  }

  private Policy policy(DraftPolicy draft, Flaws flaws) {
    Checking check = new Checking(flaws, "");
    String number =
        check.needed("number", draft.number(), 80, "the payer's own number, such as NCD 240.4");
    if (!number.isEmpty() && PolicyNumber.key(number).isEmpty()) {
      check.fault("number", "has neither a letter nor a digit");
    }
    List<Criterion> criteria = criteria(draft, flaws, check);
    return new Policy(
        null,
        number,
        check.needed("title", draft.title(), Checking.LINE, "the policy's title"),
        check.needed("version", draft.version(), 40, "as the payer names it, or your own count"),
        payer(draft, check),
        check.date("effective-from", draft.effectiveFrom()).orElse(null),
        effectiveTo(draft, check),
        retrievedOn(draft, check),
        check.needed(
            "source", draft.source(), 500, "where its text was retrieved, such as an address"),
        services(draft, check),
        criteria,
        guidelines(draft, criteria, flaws));
  }

  private String payer(DraftPolicy draft, Checking check) {
    String mend =
        "the payer's id as in identify-payer.dmn, or \"*\" for a policy that binds every payer";
    String payer = check.needed("payer", draft.payer(), 60, mend);
    if (!payer.isEmpty() && !payers.names().containsKey(payer)) {
      check.fault("payer", "is not known; one of " + String.join(", ", payers.names().keySet()));
    }
    return payer;
  }

  private LocalDate effectiveTo(DraftPolicy draft, Checking check) {
    LocalDate to = check.date("effective-to", draft.effectiveTo()).orElse(null);
    LocalDate from =
        new Checking(new Flaws(), "").date("effective-from", draft.effectiveFrom()).orElse(null);
    if (to != null && from != null && to.isBefore(from)) {
      check.fault("effective-to", "lies before effective-from: mend either of them");
    }
    return to;
  }

  private LocalDate retrievedOn(DraftPolicy draft, Checking check) {
    if (Checking.plain(draft.retrievedOn()).isEmpty()) {
      check.fault(
          "retrieved-on", "missing: the day on which the text was looked at, as 2026-11-17");
    }
    LocalDate day = check.date("retrieved-on", draft.retrievedOn()).orElse(null);
    if (day != null && day.isAfter(today())) {
      check.fault("retrieved-on", "lies in the future");
    }
    return day;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), practice.zone());
  }

  private static List<String> services(DraftPolicy draft, Checking check) {
    List<String> services = new ArrayList<>();
    for (int at = 0; at < draft.services().size(); at++) {
      CodeLabels.Read read = CodeLabels.ofService(draft.services().get(at));
      if (!read.fault().isEmpty()) {
        check.fault("services[" + at + "]", read.fault());
      } else if (services.contains(read.label())) {
        check.fault("services[" + at + "]", "is there twice: take one away");
      } else {
        services.add(read.label());
      }
    }
    if (draft.services().isEmpty()) {
      check.fault(
          "services", "missing: at least one code, such as CPT 72148, by which cases find it");
    }
    if (draft.services().size() > 4 * Checking.LIST) {
      check.fault("services", "more than %d: shorten by a *".formatted(4 * Checking.LIST));
    }
    return services;
  }

  private static List<Criterion> criteria(DraftPolicy draft, Flaws flaws, Checking check) {
    if (draft.criteria().isEmpty()) {
      check.fault("criteria", "missing: a policy without a criterion argues nothing; add one");
    }
    if (draft.criteria().size() > MOST_CRITERIA) {
      check.fault("criteria", "more than %d: split the policy".formatted(MOST_CRITERIA));
    }
    List<Criterion> criteria = new ArrayList<>();
    Map<String, Integer> first = new HashMap<>();
    for (int at = 0; at < draft.criteria().size(); at++) {
      Checking here = new Checking(flaws, "criteria[" + at + "]");
      Criterion criterion = criterion(draft.criteria().get(at), here);
      Integer same = first.putIfAbsent(criterion.id(), at);
      if (same != null && !criterion.id().isEmpty()) {
        here.fault("id", "criterion %d has the same id: choose another".formatted(same + 1));
      }
      criteria.add(criterion);
    }
    groupsOfOne(criteria, flaws);
    return criteria;
  }

  private static Criterion criterion(DraftPolicy.Criterion draft, Checking check) {
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

  /** A group has to have two members, or its name is misspelled in one of them. */
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

  private List<Guideline> guidelines(DraftPolicy draft, List<Criterion> criteria, Flaws flaws) {
    Set<String> ids = criteria.stream().map(Criterion::id).collect(Collectors.toSet());
    List<Guideline> guidelines = new ArrayList<>();
    for (int at = 0; at < draft.guidelines().size(); at++) {
      Checking check = new Checking(flaws, "guidelines[" + at + "]");
      guidelines.add(guideline(draft.guidelines().get(at), ids, check));
    }
    if (guidelines.size() > MOST_CRITERIA) {
      flaws.fault("guidelines", "more than %d: keep those that bear".formatted(MOST_CRITERIA));
    }
    return guidelines;
  }

  private Guideline guideline(DraftPolicy.Guideline draft, Set<String> ids, Checking check) {
    Set<String> both = new HashSet<>(draft.supports());
    both.retainAll(draft.contradicts());
    if (!both.isEmpty()) {
      check.fault("contradicts", "a criterion cannot be supported and contradicted: choose one");
    }
    if (Checking.plain(draft.year()).isEmpty()) {
      check.fault("year", "missing: a guideline is cited by name, organization and year");
    }
    return new Guideline(
        check.needed("name", draft.name(), Checking.LINE, "the guideline's name"),
        check.needed(
            "organization",
            draft.organization(),
            Checking.LINE,
            "a guideline is cited by name, organization and year"),
        check.number("year", draft.year(), OLDEST_GUIDELINE, today().getYear()).orElse(0),
        check.needed("says", draft.says(), Checking.TEXT, "what it recommends, in your words"),
        known("supports", draft.supports(), ids, check),
        known("contradicts", draft.contradicts(), ids, check));
  }

  private static String known(String key, List<String> named, Set<String> ids, Checking check) {
    for (String id : named) {
      if (!ids.contains(id)) {
        String all =
            ids.stream().filter(each -> !each.isEmpty()).sorted().collect(Collectors.joining(", "));
        check.fault(key, "names no criterion of this policy; there are " + all);
      }
    }
    return named.stream().distinct().collect(Collectors.joining(" "));
  }

  /** The kinds as they are written. */
  static List<String> kinds() {
    return Arrays.stream(CriterionKind.values()).map(CriterionKind::code).toList();
  }
}

package org.overturn.evidence.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Policy;

/** What differs between two versions of a policy. */
final class PolicyChanges {

  private PolicyChanges() {}

  /**
   * One difference.
   *
   * @param what differs, such as "Title" or "Criterion six-weeks"
   * @param from the lines that stood there and stand no more; empty for what is new
   * @param to the lines that stand there now; empty for what is gone
   */
  record Change(String what, String from, String to) {}

  static List<Change> between(Policy older, Policy newer) {
    List<Change> changes = new ArrayList<>();
    compare(changes, facts(older), facts(newer));
    Map<String, String> before = criteria(older);
    Map<String, String> after = criteria(newer);
    compare(changes, before, after);
    if (changes.stream().noneMatch(each -> each.what().startsWith("Criterion "))
        && !List.copyOf(before.keySet()).equals(List.copyOf(after.keySet()))) {
      changes.add(new Change("Order of the criteria", order(older), order(newer)));
    }
    compare(changes, guidelines(older), guidelines(newer));
    return changes;
  }

  private static void compare(
      List<Change> changes, Map<String, String> before, Map<String, String> after) {
    Map<String, String> all = new LinkedHashMap<>(before);
    after.forEach(all::putIfAbsent);
    for (String what : all.keySet()) {
      String from = before.getOrDefault(what, "");
      String to = after.getOrDefault(what, "");
      if (!from.equals(to)) {
        boolean inBoth = !from.isEmpty() && !to.isEmpty();
        changes.add(
            inBoth
                ? new Change(what, linesOnlyIn(from, to), linesOnlyIn(to, from))
                : new Change(what, from, to));
      }
    }
  }

  /** What both say is not told again. */
  private static String linesOnlyIn(String one, String other) {
    List<String> known = other.lines().toList();
    return one.lines().filter(line -> !known.contains(line)).collect(Collectors.joining("\n"));
  }

  private static Map<String, String> facts(Policy policy) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Title", policy.title());
    facts.put("Effective from", text(policy.effectiveFrom()));
    facts.put("Effective to", text(policy.effectiveTo()));
    facts.put("Retrieved on", text(policy.retrievedOn()));
    facts.put("Source", policy.source());
    facts.put("Services", String.join(", ", policy.services()));
    return facts;
  }

  private static Map<String, String> criteria(Policy policy) {
    return byName(policy.criteria(), each -> "Criterion " + each.id(), PolicyChanges::words);
  }

  private static String words(Criterion criterion) {
    return lines(
        criterion.section(),
        criterion.text(),
        Words.of(criterion.kind()),
        criterion.anyOf().isEmpty() ? "" : "One of " + criterion.anyOf(),
        Words.need(criterion.need()),
        criterion.toGet().isEmpty() ? "" : "To get: " + criterion.toGet(),
        criterion.from().isEmpty() ? "" : "From: " + criterion.from());
  }

  private static Map<String, String> guidelines(Policy policy) {
    return byName(
        policy.guidelines(),
        each -> "Guideline " + each.name(),
        each ->
            lines(
                each.citation(),
                each.says(),
                each.supports().isEmpty() ? "" : "Supports " + each.supports(),
                each.contradicts().isEmpty() ? "" : "Contradicts " + each.contradicts()));
  }

  private static <T> Map<String, String> byName(
      List<T> all, Function<T, String> name, Function<T, String> words) {
    Map<String, String> named = new LinkedHashMap<>();
    all.forEach(each -> named.merge(name.apply(each), words.apply(each), (a, b) -> a + "\n" + b));
    return named;
  }

  private static String order(Policy policy) {
    return policy.criteria().stream().map(Criterion::id).collect(Collectors.joining(", "));
  }

  private static String lines(String... lines) {
    return Arrays.stream(lines).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
  }

  private static String text(Object value) {
    return Objects.toString(value, "");
  }
}

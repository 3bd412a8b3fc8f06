package org.overturn.evidence.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.overturn.evidence.Policy;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of policies show. */
@Service
@Transactional(readOnly = true)
class PolicyPages {

  private final PolicyStore store;
  private final PolicyPayers payers;
  private final PracticeProperties practice;
  private final Clock clock;

  PolicyPages(PolicyStore store, PolicyPayers payers, PracticeProperties practice, Clock clock) {
    this.store = store;
    this.payers = payers;
    this.practice = practice;
    this.clock = clock;
  }

  /** What somebody looks for; blank for all. */
  record Search(String payer, String service, String text) {

    public boolean isBlank() {
      return (payer + service + text).isBlank();
    }
  }

  /**
   * A policy in the list, by the version in force, else the one that was saved last.
   *
   * @param state whether that version counts today, in words
   */
  record Row(KeptPolicy policy, String payer, String state, String tone, int versions) {}

  List<Row> find(Search search) {
    Map<KeptPolicy.Line, List<KeptPolicy>> policies =
        store.all().stream()
            .collect(
                Collectors.groupingBy(KeptPolicy::line, LinkedHashMap::new, Collectors.toList()));
    return policies.values().stream().map(this::row).filter(row -> fits(row, search)).toList();
  }

  private Row row(List<KeptPolicy> versions) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), practice.zone());
    Optional<KeptPolicy> inForce = InForce.of(versions, today);
    KeptPolicy shown = inForce.orElse(versions.get(0));
    boolean toCome = shown.from() != null && shown.from().isAfter(today);
    return new Row(
        shown,
        payers.name(shown.payer()),
        inForce.isPresent() ? "in force" : toCome ? "not yet in force" : "ended",
        inForce.isPresent() ? "good" : toCome ? "info" : "quiet",
        versions.size());
  }

  private static boolean fits(Row row, Search search) {
    KeptPolicy policy = row.policy();
    return (search.payer().isBlank() || policy.payer().equals(search.payer()))
        && (search.service().isBlank() || covers(policy, search.service().strip()))
        && (search.text().isBlank() || says(policy, search.text()));
  }

  /** By label, or by the code alone. */
  private static boolean covers(KeptPolicy policy, String service) {
    return service.contains(" ")
        ? ServiceCodes.cover(policy.services(), service)
        : policy.services().stream()
            .anyMatch(
                label ->
                    ServiceCodes.cover(
                        List.of(label), label.substring(0, label.indexOf(' ') + 1) + service));
  }

  private static boolean says(KeptPolicy policy, String text) {
    String where = (policy.number() + " " + policy.title()).toLowerCase(Locale.ROOT);
    String key = PolicyNumber.key(text);
    return where.contains(text.strip().toLowerCase(Locale.ROOT))
        || !key.isEmpty() && policy.key().contains(key);
  }

  /**
   * One version.
   *
   * @param kept how it came
   * @param versions of the same policy, the one that was saved last first
   * @param before the version that was saved before it; null for the first
   * @param changes what differs from it
   */
  record Page(
      PolicyView policy,
      KeptPolicy kept,
      List<KeptPolicy> versions,
      KeptPolicy before,
      List<PolicyChanges.Change> changes) {

    /** Saved last of all. */
    public boolean isNewest() {
      return versions.get(0).id().equals(kept.id());
    }
  }

  Optional<Page> open(UUID id) {
    return store
        .kept(id)
        .map(
            kept -> {
              Policy policy = store.get(id).orElseThrow();
              List<KeptPolicy> versions = store.versions(kept.payer(), kept.number());
              KeptPolicy before =
                  versions.stream()
                      .filter(each -> each.place() < kept.place())
                      .findFirst()
                      .orElse(null);
              return new Page(
                  view(policy),
                  kept,
                  versions,
                  before,
                  before == null
                      ? List.of()
                      : PolicyChanges.between(store.get(before.id()).orElseThrow(), policy));
            });
  }

  Optional<Policy> policy(UUID id) {
    return store.get(id);
  }

  PolicyView view(Policy policy) {
    return PolicyView.of(policy, payers.name(policy.payer()));
  }

  /** The version of this policy that was saved last; empty for a policy that is new. */
  Optional<KeptPolicy> newest(String payer, String number) {
    return number.isBlank() ? Optional.empty() : store.versions(payer, number).stream().findFirst();
  }

  /** Name by id, for a choice. */
  Map<String, String> payers() {
    return payers.names();
  }
}

package org.overturn.evidence.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page of a case's policy shows. */
@Service
class CasePolicyPages {

  private final PolicyStore store;
  private final ChosenPolicies chosen;
  private final FittingPolicies fitting;
  private final PolicyPayers payers;
  private final Cases cases;
  private final Audit audit;

  CasePolicyPages(
      PolicyStore store,
      ChosenPolicies chosen,
      FittingPolicies fitting,
      PolicyPayers payers,
      Cases cases,
      Audit audit) {
    this.store = store;
    this.chosen = chosen;
    this.fitting = fitting;
    this.payers = payers;
    this.cases = cases;
    this.audit = audit;
  }

  /**
   * The page.
   *
   * @param service the denied service, system and code
   * @param cited what the denial names as its criterion; may be empty
   * @param day on which a version has to be in force
   * @param now what argues the case; null while none is chosen
   * @param because why it was chosen
   * @param fitting the others that fit
   * @param others any other policy, where a person looks for one
   * @param history what argued the case, the newest first
   */
  record Page(
      CaseNumber number,
      boolean open,
      String service,
      String payer,
      String cited,
      LocalDate day,
      PolicyView now,
      ChosenPolicy because,
      List<Candidate> fitting,
      List<Candidate> others,
      List<Past> history) {}

  /** A version that could be chosen, and why it fits; empty where nothing says that it does. */
  record Candidate(KeptPolicy policy, String payer, String why) {}

  /** A version that argued the case. */
  record Past(UUID id, String label, String because, String by, Instant at) {}

  /**
   * Opens the page, on record.
   *
   * @throws org.overturn.denial.NoSuchCase when there is none
   */
  @Transactional
  public Page open(CaseNumber number, boolean all, String user, String from) {
    Denial denial = cases.get(number);
    audit.record(user, "case-policy-viewed", number, from, null);
    Optional<ChosenPolicy> now = chosen.of(number);
    UUID current = now.map(ChosenPolicy::policy).orElse(null);
    List<Candidate> fit =
        fitting.fitting(denial).stream()
            .filter(each -> !each.id().equals(current))
            .map(each -> candidate(each, denial))
            .toList();
    return new Page(
        number,
        denial.isOpen(),
        denial.service() == null ? "" : denial.service().label(),
        denial.payer().name(),
        denial.reason().policyCited() == null ? "" : denial.reason().policyCited(),
        fitting.day(denial),
        now.flatMap(each -> store.get(each.policy()))
            .map(each -> PolicyView.of(each, payers.name(each.payer())))
            .orElse(null),
        now.orElse(null),
        fit,
        all ? others(current, fit, denial) : List.of(),
        history(number));
  }

  private List<Candidate> others(UUID current, List<Candidate> fit, Denial denial) {
    return store.all().stream()
        .filter(each -> !each.id().equals(current))
        .filter(each -> fit.stream().noneMatch(known -> known.policy().id().equals(each.id())))
        .map(each -> candidate(each, denial))
        .toList();
  }

  private Candidate candidate(KeptPolicy policy, Denial denial) {
    boolean cited = fitting.cites(denial, policy);
    boolean covers = fitting.covers(denial, policy);
    String why =
        cited && covers
            ? "The denial cites it, and it covers the service"
            : cited ? "The denial cites it" : covers ? "It covers the service" : "";
    return new Candidate(policy, payers.name(policy.payer()), why);
  }

  private List<Past> history(CaseNumber number) {
    return chosen.history(number).stream()
        .map(
            each ->
                new Past(
                    each.policy(),
                    store.kept(each.policy()).map(KeptPolicy::label).orElse(""),
                    each.because(),
                    each.by(),
                    each.at()))
        .toList();
  }
}

package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.overturn.evidence.policy.SamplePolicies.policy;
import static org.overturn.evidence.policy.SamplePolicies.version;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.DenialReason;
import org.overturn.denial.Timeline;
import org.overturn.evidence.Policies;
import org.overturn.evidence.Policy;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which version of which policy argues a case; the sample case is of November 17. */
@OverturnTest
class ChoosingPolicyTest {

  @Autowired Policies policies;
  @Autowired PolicyStore store;
  @Autowired ChosenPolicies chosen;
  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired JdbcClient jdbc;

  private SampleCases samples;
  private CaseNumber number;

  @BeforeEach
  void aCase(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    number = samples.open("Testperson");
  }

  @Test
  void theOneThatTheDenialCitesGoesBeforeTheOneThatCoversTheService() {
    Policy cited = add(policy("SP 3.1"));
    add(policy("IMG-7", "CPT 72148"));

    assertThat(choose()).contains(cited);
    assertThat(policies.of(number)).contains(cited);
    assertThat(timeline.of(number))
        .extracting(line -> line.what())
        .contains("The case is argued by SP 3.1, version 1: the denial cites it");
  }

  @Test
  void withoutACitationTheOneThatAloneCoversTheServiceIsChosen() {
    citing("the plan's guideline");
    add(policy("IMG-1", "CPT 7215*"));
    Policy covers = add(policy("IMG-7", "CPT 7214*"));

    assertThat(choose()).contains(covers);
  }

  @Test
  void whereSeveralCoverTheServiceAPersonChooses() {
    citing("");
    Policy first = add(policy("IMG-1", "CPT 72148"));
    Policy second = add(policy("IMG-7", "CPT 72148"));

    assertThat(choose()).isEmpty();
    assertThat(policies.of(number)).isEmpty();
    assertThat(policies.fitting(cases.get(number))).containsExactly(first, second);
  }

  @Test
  void thePayersOwnGoesBeforeTheOneThatBindsEverybody() {
    citing("");
    Policy national =
        add(version("NCD 1.1", "1", "*", LocalDate.of(2019, 1, 1), null, "CPT 72148"));
    Policy own = add(policy("IMG-7", "CPT 72148"));
    add(version("CG-1", "1", "aetna", null, null, "CPT 72148"));

    assertThat(choose()).contains(own);
    assertThat(policies.fitting(cases.get(number))).containsExactly(own, national);
  }

  @Test
  void theVersionIsTheOneInForceOnTheDayOfTheDetermination() {
    LocalDate day = SamplePolicies.DAY;
    add(version("SP-3.1", "1", "molina-wa", null, null));
    Policy inForce = add(version("SP-3.1", "2", "molina-wa", day, null));
    add(version("SP-3.1", "3", "molina-wa", day.plusDays(1), null));

    assertThat(choose()).contains(inForce);
  }

  @Test
  void aVersionThatCountsNoMoreOnThatDayIsNotChosenNorTheOneBeforeItNorAnother() {
    LocalDate day = SamplePolicies.DAY;
    add(version("SP-3.1", "1", "molina-wa", null, null));
    add(version("SP-3.1", "2", "molina-wa", day.minusYears(1), day.minusDays(1)));
    add(policy("IMG-7", "CPT 72148"));

    assertThat(choose()).isEmpty();
  }

  @Test
  void aVersionSavedLaterForTheSameDayTakesTheOldOnesPlaceForNewCasesOnly() {
    Policy first = add(policy("SP-3.1"));
    choose();
    Policy mended = add(version("SP-3.1", "1 mended", "molina-wa", first.effectiveFrom(), null));
    CaseNumber other = samples.open("Another");

    assertThat(choose()).contains(first);
    assertThat(samplesChoose(other)).contains(mended);
    assertThat(policies.of(number)).contains(first);
    assertThat(chosen.history(number)).hasSize(1);
  }

  @Test
  void aCaseWithoutAFittingPolicyHasNone() {
    assertThat(choose()).isEmpty();
    assertThat(policies.fitting(cases.get(number))).isEmpty();
  }

  @Test
  void whatIsKeptIsReadBackAsItWas() {
    Policy added = add(policy("SP-3.1", "CPT 72148", "CPT 7215*"));
    assertThat(store.get(added.id())).contains(added);
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteAVersionOrAChoice() {
    add(policy("SP-3.1"));
    choose();
    for (String statement :
        List.of(
            "update overturn.policy_version set title = 'x'",
            "delete from overturn.policy_version",
            "update overturn.case_policy set chosen_by = 'x'",
            "delete from overturn.case_policy")) {
      assertThatThrownBy(() -> jdbc.sql(statement).update())
          .isInstanceOf(DataAccessException.class)
          .rootCause()
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void oneVersionOfANumberIsKeptOnceHoweverTheNumberIsSpelled() {
    add(policy("SP-3.1"));
    assertThatThrownBy(() -> add(policy("sp 3.1"))).isInstanceOf(DuplicateKeyException.class);
  }

  private Policy add(Policy policy) {
    return store.add(policy, Origin.FILE, "owner");
  }

  private Optional<Policy> choose() {
    return samplesChoose(number);
  }

  private Optional<Policy> samplesChoose(CaseNumber of) {
    return policies.choose(cases.get(of));
  }

  private void citing(String policy) {
    samples.change(
        number,
        denial -> denial.reasonReceived(new DenialReason("A3", "HCR:0F", "Denied.", policy)));
  }
}

package org.overturn.appeal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.casework.People;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Payer;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Where payers take appeals is kept version by version, with its day and its source (R61). */
@OverturnTest
class AppealAddressesTest {

  private static final Payer UNITED = new Payer("unitedhealthcare", "UnitedHealthcare", true);

  @Autowired MockMvc web;
  @Autowired KeepingAddresses keeping;
  @Autowired AppealAddresses addresses;
  @Autowired Cases cases;
  @Autowired JdbcTemplate database;
  private SampleCases samples;

  @BeforeEach
  void samples(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
  }

  @Test
  void noAddressShips_R61() throws Exception {
    web.perform(get("/appeal-addresses").with(People.coordinator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("No address is kept")));
  }

  @Test
  void aCoordinatorKeepsAnAddressWithItsSourceAndItsDayAndItIsOnRecordWhoDid_R61()
      throws Exception {
    web.perform(form(example(), null, People.coordinator()))
        .andExpect(redirectedUrlPattern("/appeal-addresses/*"));

    web.perform(get("/appeal-addresses").with(People.physician()))
        .andExpect(content().string(containsString("UnitedHealthcare")))
        .andExpect(content().string(containsString("Fax 800-555-0142")))
        .andExpect(content().string(containsString("Nov 17, 2026")))
        .andExpect(content().string(not(containsString("check it"))));
    assertThat(
            database.queryForList(
                "select who || ' ' || what from overturn.audit_entry where what like 'appeal%'",
                String.class))
        .containsExactly("coordinator appeal-address-saved");
  }

  @Test
  void aVersionNeverChangesAndTheOnesBeforeStayToBeSeen_R61() throws Exception {
    AppealAddress first = kept(example(), null);
    AppealAddress second = kept(with("fax", "800 555 0143"), first.id());
    assertThat(second.version()).isEqualTo(2);
    web.perform(get("/appeal-addresses/" + first.id()).with(People.supervisor()))
        .andExpect(content().string(containsString("800-555-0142")))
        .andExpect(content().string(containsString("This is not the newest version")));
    web.perform(get("/appeal-addresses/" + second.id()).with(People.supervisor()))
        .andExpect(content().string(containsString("800-555-0143")));
    assertThatThrownBy(
            () -> database.update("update overturn.appeal_address set fax = '800-555-0199'"))
        .hasStackTraceContaining("append-only");
    assertThatThrownBy(() -> database.update("delete from overturn.appeal_address"))
        .hasStackTraceContaining("append-only");
  }

  @Test
  void theSameAgainAddsNothing() {
    AppealAddress first = kept(example(), null);
    KeepingAddresses.Kept again =
        keeping.keep(EnteredAddress.read(example()), first.id(), "owner", null);
    assertThat(again.fresh()).isFalse();
    assertThat(again.address().id()).isEqualTo(first.id());
  }

  @Test
  void whoKeepsAVersionAfterSomebodyElseDidSeesTheirsFirstAndLosesNothing() throws Exception {
    AppealAddress first = kept(example(), null);
    AppealAddress second = kept(with("fax", "800-555-0143"), first.id());
    Map<String, String> mine = with("phone", "800-555-0144 ext 7");
    web.perform(form(mine, first.id(), People.coordinator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("has kept version 2 meanwhile")))
        .andExpect(content().string(containsString("800-555-0143")))
        .andExpect(content().string(containsString("value=\"800-555-0144 ext 7\"")))
        .andExpect(content().string(containsString(second.id().toString())));
    web.perform(form(mine, second.id(), People.coordinator()))
        .andExpect(redirectedUrlPattern("/appeal-addresses/*"));
    assertThat(keeping.versions(first)).extracting(AppealAddress::version).containsExactly(3, 2, 1);
    assertThat(keeping.versions(first).get(0).phone()).isEqualTo("800-555-0144 x7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payer     | nobody                       | Choose the payer",
        "unit      | ''                           | Give the name of the unit",
        "fax       | 555-0142                     | Write ten digits",
        "fax       | 100-555-0142                 | Write ten digits",
        "fax       | 800-555-0142 x1              | Write ten digits",
        "phone     | call us                      | Write ten digits",
        "portal    | http://plan.example/appeals  | such as https://",
        "portal    | https://user:pw@plan.example | such as https://",
        "portal    | javascript:alert(1)          | such as https://",
        "portal    | https://no spaces.example    | such as https://",
        "email     | appeals at plan              | Write it as",
        "source    | ''                           | Say where it stands",
        "checkedOn | ''                           | Give the day",
        "checkedOn | 2026-11-19                   | lies in the future",
        "checkedOn | 1999-12-31                   | too long ago",
        "level     | internal-9                   | Choose one from the list"
      })
  void whatCannotBeKeptStaysOnThePageWithWhatToMend(String field, String typed, String words)
      throws Exception {
    web.perform(form(with(field, typed), null, People.owner()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(words)))
        .andExpect(content().string(containsString("800 Example Way")));
    assertThat(keeping.all()).isEmpty();
  }

  @Test
  void anAddressHasAtLeastOneWayToSend() throws Exception {
    Map<String, String> nowhere = example();
    nowhere.put("postal", " ");
    nowhere.put("fax", "");
    nowhere.put("portal", "");
    web.perform(form(nowhere, null, People.coordinator()))
        .andExpect(content().string(containsString("Give at least one way to send")));
  }

  @Test
  void aPhysicianReadsAndDoesNotChange() throws Exception {
    AppealAddress kept = kept(example(), null);
    web.perform(get("/appeal-addresses/" + kept.id()).with(People.physician()))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Add a version"))));
    web.perform(form(example(), kept.id(), People.physician())).andExpect(status().isForbidden());
  }

  @Test
  void theNarrowestAddressThatFitsTheCaseIsTakenAndNoneOfAnotherPlan_R61() {
    AppealAddress every = kept(example(), null);
    Map<String, String> expedited = with("fax", "800-555-0150");
    expedited.put("urgency", "expedited");
    AppealAddress urgent = kept(expedited, null);
    Map<String, String> medicare = with("fax", "800-555-0151");
    medicare.put("lineOfBusiness", "medicare-advantage");
    kept(medicare, null);
    CaseNumber number = samples.open("Testperson", UNITED, "72148");

    assertThat(found(number, false)).contains(every.id());
    assertThat(found(number, true)).contains(urgent.id());
    Payer aetna = new Payer("aetna", "Aetna", true);
    assertThat(found(samples.open("Otherperson", aetna, "72148"), false)).isEmpty();
  }

  @Test
  void anAddressThatIsNotInUseAnyMoreIsNotProposed() {
    AppealAddress first = kept(example(), null);
    Map<String, String> gone = example();
    gone.remove("inUse");
    kept(gone, first.id());
    assertThat(found(samples.open("Testperson", UNITED, "72148"), false)).isEmpty();
  }

  @Test
  void afterHalfAYearAnAddressIsToBeHeldAgainstTheLetter_R61() {
    AppealAddress kept = kept(example(), null);
    TestClock.get().advance(Duration.ofDays(178));
    assertThat(addresses.isToCheck(kept)).isFalse();
    TestClock.get().advance(Duration.ofDays(2));
    assertThat(addresses.isToCheck(kept)).isTrue();
  }

  @Test
  void eachMethodHasItsOwnDestination() {
    AppealAddress kept = kept(example(), null);
    assertThat(kept.destination("fax")).isEqualTo("800-555-0142");
    assertThat(kept.destination("mail"))
        .isEqualTo("Appeals and Grievances, 800 Example Way, Springfield, IL 62701");
    assertThat(kept.destination("portal")).isEqualTo("https://provider.plan.example/appeals");
    assertThat(kept.destination("e-mail")).isEmpty();
    assertThat(kept.destination("fhir")).isEmpty();
  }

  private Optional<UUID> found(CaseNumber number, boolean expedited) {
    return addresses.of(cases.get(number), "internal-1", expedited).map(AppealAddress::id);
  }

  private AppealAddress kept(Map<String, String> given, UUID seen) {
    return keeping.keep(EnteredAddress.read(given), seen, "owner", null).address();
  }

  private static Map<String, String> with(String field, String value) {
    Map<String, String> given = example();
    given.put(field, value);
    return given;
  }

  private static Map<String, String> example() {
    Map<String, String> given = new HashMap<>();
    given.put("payer", "unitedhealthcare");
    given.put("lineOfBusiness", "*");
    given.put("urgency", "*");
    given.put("level", "*");
    given.put("inUse", "yes");
    given.put("unit", "Appeals and Grievances");
    given.put("postal", " 800 Example Way \r\n\r\n Springfield, IL 62701");
    given.put("fax", "(800) 555-0142");
    given.put("portal", "https://provider.plan.example/appeals");
    given.put("source", "Invented for a test");
    given.put("checkedOn", "2026-11-17");
    return given;
  }

  private static MockHttpServletRequestBuilder form(
      Map<String, String> given, UUID seen, RequestPostProcessor person) {
    MockHttpServletRequestBuilder request = post("/appeal-addresses").with(person).with(csrf());
    given.forEach(request::param);
    return seen == null ? request : request.param("seen", seen.toString());
  }
}

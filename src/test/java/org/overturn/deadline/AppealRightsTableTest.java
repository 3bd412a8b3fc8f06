package org.overturn.deadline;

import static org.overturn.decisions.DecisionCase.fact;

import java.util.Map;
import java.util.stream.Stream;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTableTest;

/** R58, R70, R71, R72, R74, R75: who may appeal, until when, and when the payer must answer. */
class AppealRightsTableTest extends DecisionTableTest {

  private static final String MEDICARE = "medicare-advantage";
  private static final String MEDICAID = "medicaid-managed-care";

  AppealRightsTableTest() {
    super(
        "appeal-rights",
        Map.of(
            "payer", "other",
            "lineOfBusiness", "commercial",
            "state", "unknown",
            "urgency", "standard",
            "appealLevel", "internal-1",
            "reasonTopic", "medical-necessity"));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(
            medicare(),
            medicarePartD(),
            medicaid(),
            insideThePlan(),
            payersOwnRules(),
            externalReview(),
            federalEmployees(),
            levels())
        .flatMap(cases -> cases);
  }

  private Stream<DecisionCase> medicare() {
    return Stream.of(
        fact("Medicare Advantage: 65 days from the notice's date, 30 days to decide")
            .given("lineOfBusiness", MEDICARE)
            .gives(right(65, "calendar-days", "notice-date", 30, "calendar-days", "external")),
        fact("R72: an upheld reconsideration goes to the independent reviewer by itself")
            .given("lineOfBusiness", MEDICARE, "urgency", "expedited")
            .gives("forwardsAutomatically", true, "decisionLength", 72, "decisionUnit", "hours"),
        fact("Medicare Advantage step therapy is about Part B drugs: 7 days to decide")
            .given("lineOfBusiness", MEDICARE, "reasonTopic", "step-therapy")
            .gives("filingLength", 65, "decisionLength", 7, "forwardsAutomatically", true),
        external("At the independent reviewer there is nothing to file")
            .given("lineOfBusiness", MEDICARE)
            .gives("available", true, "filingLength", null, "decisionLength", 30),
        external("The independent reviewer decides urgent cases in 72 hours")
            .given("lineOfBusiness", MEDICARE, "urgency", "expedited")
            .gives("decisionLength", 72, "decisionUnit", "hours", "nextLevel", "none"),
        external("The independent reviewer decides Part B drugs in 7 days")
            .given("lineOfBusiness", MEDICARE, "reasonTopic", "step-therapy")
            .gives("decisionLength", 7, "decisionUnit", "calendar-days"));
  }

  private Stream<DecisionCase> medicarePartD() {
    String partD = "medicare-part-d";
    return Stream.of(
        fact("Medicare Part D: 60 days after the receipt, presumed 5 days after the notice")
            .given("lineOfBusiness", partD)
            .gives(
                "filingLength", 60,
                "filingClockStart", "notice-received",
                "receiptPresumedDays", 5,
                "decisionLength", 7,
                "decisionUnit", "calendar-days"),
        fact("Medicare Part D decides urgent requests in 72 hours")
            .given("lineOfBusiness", partD, "urgency", "expedited")
            .gives("receiptPresumedDays", 5, "decisionLength", 72, "decisionUnit", "hours"),
        external("Medicare Part D: the independent reviewer has to be asked within 60 days")
            .given("lineOfBusiness", partD)
            .gives(
                "filingLength",
                60,
                "filingClockStart",
                "previous-decision",
                "decisionLength",
                7,
                "nextLevel",
                "none"),
        external("Medicare Part D: the independent reviewer decides urgent cases in 72 hours")
            .given("lineOfBusiness", partD, "urgency", "expedited")
            .gives("decisionLength", 72, "decisionUnit", "hours"));
  }

  private Stream<DecisionCase> medicaid() {
    return Stream.of(
        fact("R70: Medicaid: 60 days from the notice's date, with the enrollee's consent")
            .given("lineOfBusiness", MEDICAID)
            .gives("filingLength", 60, "filingClockStart", "notice-date", "consentRequired", true),
        fact("Medicaid plans decide in 30 days")
            .given("lineOfBusiness", MEDICAID)
            .gives("decisionLength", 30, "decisionUnit", "calendar-days"),
        fact("Medicaid plans decide urgent appeals in 72 hours")
            .given("lineOfBusiness", MEDICAID, "urgency", "expedited")
            .gives("decisionLength", 72, "decisionUnit", "hours", "consentRequired", true),
        external("The state fair hearing: 90 days, the shortest that a state may set, assumed")
            .given("lineOfBusiness", MEDICAID)
            .gives("filingLength", 90, "filingClockStart", "previous-decision", "assumed", true),
        external("An expedited fair hearing is decided in 3 business days")
            .given("lineOfBusiness", MEDICAID, "urgency", "expedited")
            .gives("decisionLength", 3, "decisionUnit", "business-days", "consentRequired", true));
  }

  private Stream<DecisionCase> insideThePlan() {
    return Stream.of(
        fact("Commercial plans: 180 days from receipt, 30 days to decide")
            .gives(right(180, "calendar-days", "notice-received", 30, "calendar-days", "external")),
        fact("Employer plans: the same 180 days")
            .given("lineOfBusiness", "employer")
            .gives("filingLength", 180, "consentRequired", false, "assumed", false),
        fact("R71: an urgent appeal is decided in 72 hours, beside the external review")
            .given("lineOfBusiness", "employer", "urgency", "expedited")
            .gives("decisionLength", 72, "decisionUnit", "hours", "mayRunTogether", true),
        fact("UnitedHealthcare commercial keeps the floor of 180 days")
            .given("payer", "unitedhealthcare")
            .gives("filingLength", 180));
  }

  private Stream<DecisionCase> payersOwnRules() {
    return Stream.of(
        fact("Anthem MyCare Ohio: 65 days, decided in 15, with consent")
            .given("payer", "anthem-mycare-oh", "lineOfBusiness", MEDICARE)
            .gives("filingLength", 65, "decisionLength", 15, "consentRequired", true),
        fact("Anthem MyCare Ohio decides urgent appeals in 72 hours")
            .given("payer", "anthem-mycare-oh", "urgency", "expedited")
            .gives("filingLength", 65, "decisionLength", 72, "decisionUnit", "hours"),
        fact("Superior Medicaid gives 60 days")
            .given("payer", "superior-tx", "lineOfBusiness", MEDICAID)
            .gives("filingLength", 60),
        fact("Superior's Ambetter gives 180: one payer, two windows")
            .given("payer", "superior-tx", "lineOfBusiness", "marketplace", "state", "FL")
            .gives("filingLength", 180),
        fact("Aetna: reconsideration within 180 days, then an appeal")
            .given("payer", "aetna")
            .gives("filingLength", 180, "nextLevel", "internal-2"),
        fact("Aetna: the appeal within 60 days of the previous decision")
            .given("payer", "aetna", "appealLevel", "internal-2")
            .gives(
                right(60, "calendar-days", "previous-decision", 15, "calendar-days", "external")),
        fact("Cigna counts 180 days from the determination")
            .given("payer", "cigna")
            .gives(right(180, "calendar-days", "notice-date", 30, "calendar-days", "external")),
        fact("Texas: after the internal appeal comes the specialty appeal")
            .given("state", "TX")
            .gives("filingLength", 180, "nextLevel", "internal-2"),
        fact("Texas: the specialty appeal within 10 business days, reviewed within 15")
            .given("state", "TX", "appealLevel", "internal-2")
            .gives(
                right(10, "business-days", "previous-decision", 15, "business-days", "external")));
  }

  private Stream<DecisionCase> externalReview() {
    return Stream.of(
        external("R75: external review within 4 calendar months, not 120 days")
            .given("lineOfBusiness", "employer")
            .gives(right(4, "calendar-months", "previous-decision", 45, "calendar-days", "none")),
        external("R71: expedited external review in 72 hours, beside the internal appeal")
            .given("urgency", "expedited")
            .gives("decisionLength", 72, "decisionUnit", "hours", "mayRunTogether", true),
        external("New York's own external review within 4 calendar months")
            .given("state", "NY")
            .gives("right", "State external review", "filingLength", 4),
        external("California: independent medical review within 6 calendar months")
            .given("state", "CA")
            .gives("filingLength", 6, "filingUnit", "calendar-months"),
        external("California decides urgent reviews in 72 hours")
            .given("state", "CA", "urgency", "expedited")
            .gives("filingLength", 6, "decisionLength", 72, "decisionUnit", "hours"),
        external("R74: eligibility and billing do not go to external review")
            .given("reasonTopic", "eligibility")
            .gives("available", false),
        external("R74: experimental denials do")
            .given("reasonTopic", "experimental")
            .gives("available", true));
  }

  private Stream<DecisionCase> federalEmployees() {
    return Stream.of(
        fact("Federal employees: reconsideration within 6 calendar months")
            .given("lineOfBusiness", "fep")
            .gives(right(6, "calendar-months", "notice-date", 30, "calendar-days", "external")),
        external("Federal employees: then the personnel office within 90 days")
            .given("lineOfBusiness", "fep")
            .gives("filingLength", 90, "consentRequired", true, "assumed", false));
  }

  private Stream<DecisionCase> levels() {
    return Stream.of(
        fact("After the last level nothing is open")
            .given("appealLevel", "none")
            .gives("available", false, "nextLevel", "none"),
        fact("Where no rule names a second internal level there is none")
            .given("lineOfBusiness", MEDICARE, "appealLevel", "internal-2")
            .gives("available", false, "nextLevel", "external"),
        unknown("Line of business not known: 60 days, marked as assumed")
            .gives("filingLength", 60, "decisionLength", 30, "assumed", true),
        unknown("Line of business not known, urgent: 72 hours to decide")
            .given("urgency", "expedited")
            .gives("filingLength", 60, "decisionLength", 72, "assumed", true),
        unknown("Line of business not known, external: 60 days, marked as assumed")
            .given("appealLevel", "external")
            .gives("filingLength", 60, "nextLevel", "none", "assumed", true));
  }

  private static DecisionCase external(String fact) {
    return fact(fact).given("appealLevel", "external");
  }

  private static DecisionCase unknown(String fact) {
    return fact(fact).given("lineOfBusiness", "unknown");
  }

  private static Object[] right(
      int filing, String filingUnit, String from, int decision, String decisionUnit, String next) {
    return new Object[] {
      "available", true, "filingLength", filing, "filingUnit", filingUnit,
      "filingClockStart", from, "decisionLength", decision, "decisionUnit", decisionUnit,
      "nextLevel", next, "assumed", false
    };
  }
}

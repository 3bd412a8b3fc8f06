package org.overturn.deadline;

import static org.overturn.decisions.DecisionCase.fact;

import java.util.Map;
import java.util.stream.Stream;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTableTest;

/** R5, R17, R18, R58, R65 to R69, R72: payers' published rules of the call, and what is assumed. */
class PeerToPeerRulesTableTest extends DecisionTableTest {

  private static final String MEDICARE = "medicare-advantage";
  private static final String MEDICAID = "medicaid-managed-care";
  private static final Object[] NOT_OFFERED = {"offered", "not-offered", "assumed", false};
  private static final Object[] NO_WINDOW = {
    "offered", "after-determination", "windowLength", null, "windowUnit", "hours", "assumed", true
  };
  private static final Object[] ANY_TIME = {"windowUnit", "any-time", "assumed", false};
  private static final Object[] BEFORE = {
    "offered", "before-determination", "windowUnit", "until-determination", "assumed", false
  };

  PeerToPeerRulesTableTest() {
    super(
        "peer-to-peer-rules",
        Map.of(
            "payer", "other",
            "lineOfBusiness", "commercial",
            "state", "unknown",
            "setting", "outpatient",
            "stage", "pre-service",
            "reasonTopic", "medical-necessity"));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(
            beforeTheDetermination(),
            unitedHealthcare(),
            aetna(),
            delegatedReviewers(),
            humanaMolinaSuperior(),
            meridian(),
            michigan(),
            otherBlues(),
            nothingPublished())
        .flatMap(cases -> cases);
  }

  private Stream<DecisionCase> beforeTheDetermination() {
    return Stream.of(
        early("R58: Ambetter from Superior holds the call before the determination")
            .given("payer", "superior-tx", "lineOfBusiness", "marketplace")
            .gives(BEFORE),
        early("R58: Humana Medicare Advantage holds the call before the denial only")
            .given("payer", "humana", "lineOfBusiness", MEDICARE)
            .gives(BEFORE),
        early("Evolent holds Medicare calls before the final determination")
            .given("payer", "evolent", "lineOfBusiness", MEDICARE)
            .gives(BEFORE),
        early("R66: Aetna's intent to deny ends at a date and time, and a delegate may speak")
            .given("payer", "aetna", "setting", "inpatient")
            .gives("windowUnit", "until-determination", "closesAt", "same-time"),
        early("A Texas Medicaid plan must offer the call before it denies")
            .given("payer", "texas-medicaid-mco", "lineOfBusiness", "unknown")
            .gives(BEFORE),
        early("Texas law asks the same of any Medicaid plan")
            .given("lineOfBusiness", MEDICAID, "state", "TX")
            .gives(BEFORE),
        early("Texas law asks the same of state-regulated plans")
            .given("payer", "cigna", "state", "TX")
            .gives(BEFORE),
        early("Texas law does not bind self-funded employers, so the rule is assumed")
            .given("lineOfBusiness", "employer", "state", "TX")
            .gives("offered", "before-determination", "assumed", true));
  }

  private Stream<DecisionCase> unitedHealthcare() {
    return Stream.of(
        fact("UnitedHealthcare outpatient gives 21 calendar days from the posted denial")
            .given("payer", "unitedhealthcare", "setting", "outpatient")
            .gives(window(21, "calendar-days", "notice-posted", "end-of-day")),
        fact("UnitedHealthcare inpatient gives 3 business days from the posted denial")
            .given("payer", "unitedhealthcare", "setting", "inpatient")
            .gives(window(3, "business-days", "notice-posted", "close-of-business")),
        fact("R58: Minnesota hospitals have 7 business days from the determination")
            .given(
                "payer",
                "unitedhealthcare",
                "setting",
                "inpatient",
                "state",
                "MN",
                "lineOfBusiness",
                MEDICARE,
                "reasonTopic",
                "level-of-care")
            .gives(window(7, "business-days", "determination", "close-of-business")),
        fact("UnitedHealthcare without a setting takes the shorter window, and says so")
            .given("payer", "unitedhealthcare", "setting", "unknown")
            .gives("windowLength", 3, "windowUnit", "business-days", "assumed", true),
        fact("UnitedHealthcare wants the call before the appeal")
            .given("payer", "unitedhealthcare")
            .gives("appealEndsCall", true, "slotMinutes", 10));
  }

  private Stream<DecisionCase> aetna() {
    return Stream.of(
        fact("Aetna publishes no number of days").given("payer", "aetna").gives(NO_WINDOW),
        fact("Aetna Missouri takes missing information for 14 calendar days from the letter")
            .given("payer", "aetna", "state", "MO", "reasonTopic", "missing-information")
            .gives(window(14, "calendar-days", "determination", "close-of-business")),
        fact("R58: Aetna Missouri looks anew only with the information handed in again")
            .given("payer", "aetna", "state", "MO", "reasonTopic", "missing-information")
            .gives(
                "separateRequest",
                "Send the missing clinical information again with the request: without it nothing is"
                    + " looked at anew."),
        fact("R17: Aetna Better Health of Michigan: the treating practitioner speaks")
            .given("payer", "aetna-better-health-mi", "lineOfBusiness", MEDICAID)
            .gives("windowLength", null, "assumed", true, "whoMaySpeak", "ordering-physician"),
        fact("Aetna Better Health of Michigan has no call after the service")
            .given("payer", "aetna-better-health-mi", "stage", "post-service")
            .gives(NOT_OFFERED));
  }

  private Stream<DecisionCase> delegatedReviewers() {
    return Stream.of(
        fact("eviCore publishes no window").given("payer", "evicore").gives(NO_WINDOW),
        fact("eviCore calls on Medicare Advantage may only explain")
            .given("payer", "evicore", "lineOfBusiness", MEDICARE)
            .gives("effect", "explains-only", "assumed", true),
        fact("Evolent takes Medicaid calls at any time, and a clinician of the office may speak")
            .given("payer", "evolent", "lineOfBusiness", MEDICAID)
            .gives("offered", "any-time", "windowUnit", "any-time", "whoMaySpeak", "designee"),
        fact("Evolent has no Medicare call after the final determination")
            .given("payer", "evolent", "lineOfBusiness", MEDICARE)
            .gives(NOT_OFFERED),
        fact("Evolent publishes nothing for commercial plans")
            .given("payer", "evolent")
            .gives(NO_WINDOW));
  }

  private Stream<DecisionCase> humanaMolinaSuperior() {
    return Stream.of(
        fact("R72: Humana Medicare Advantage has no call after the determination")
            .given("payer", "humana", "lineOfBusiness", MEDICARE)
            .gives(NOT_OFFERED),
        fact("Molina Washington gives 10 business days from the notice, spoken or faxed")
            .given("payer", "molina-wa", "lineOfBusiness", MEDICAID)
            .gives(window(10, "business-days", "notice-received", "close-of-business")),
        fact("Molina Washington inpatient: the shorter of two published windows")
            .given(
                "payer",
                "molina-wa",
                "lineOfBusiness",
                "marketplace",
                "setting",
                "inpatient",
                "stage",
                "concurrent")
            .gives(window(3, "business-days", "notice-received", "close-of-business")),
        fact("Molina Washington after discharge: 5 business days from the discharge")
            .given(
                "payer",
                "molina-wa",
                "lineOfBusiness",
                MEDICAID,
                "setting",
                "inpatient",
                "stage",
                "post-service")
            .gives(window(5, "business-days", "discharge", "close-of-business")),
        fact("Superior takes Medicaid calls during authorization, denial and appeal")
            .given("payer", "superior-tx", "lineOfBusiness", MEDICAID, "state", "TX")
            .gives(ANY_TIME));
  }

  private Stream<DecisionCase> meridian() {
    return Stream.of(
        fact("R68: Meridian gives 2 business days to call back after a missed attempt")
            .given("payer", "meridian-il", "lineOfBusiness", MEDICAID)
            .gives("callBackBusinessDays", 2, "payerPhone", "833-541-2297", "assumed", true),
        fact("Meridian Medicare has a phone of its own")
            .given("payer", "meridian-il", "lineOfBusiness", MEDICARE)
            .gives("callBackBusinessDays", 2, "payerPhone", "855-580-1689 ext. 8048049"));
  }

  private Stream<DecisionCase> michigan() {
    return Stream.of(
        fact("R72: Blue Cross Michigan Medicare Advantage has no call before the service")
            .given("payer", "bcbs-michigan", "lineOfBusiness", MEDICARE)
            .gives(NOT_OFFERED),
        fact("R72: nor has Blue Care Network Medicare Advantage")
            .given("payer", "bcn-michigan", "lineOfBusiness", MEDICARE)
            .gives(NOT_OFFERED),
        fact("R45: Blue Cross Michigan is a call or an appeal, so the call comes first")
            .given("payer", "bcbs-michigan", "lineOfBusiness", MEDICARE, "stage", "concurrent")
            .gives("strategy", "call-first", "appealEndsCall", true, "assumed", true),
        fact("R65: filing an appeal ends the call at Blue Care Network; its window is the appeal's")
            .given("payer", "bcn-michigan")
            .gives("appealEndsCall", true, "windowUnit", "appeal-window", "assumed", false),
        fact("R66: Blue Care Network discusses medical necessity only")
            .given("payer", "bcn-michigan", "reasonTopic", "not-covered")
            .gives(NOT_OFFERED));
  }

  private Stream<DecisionCase> otherBlues() {
    return Stream.of(
        fact("BlueCross South Carolina gives 5 business days before the service")
            .given("payer", "bcbs-south-carolina")
            .gives(window(5, "business-days", "determination", "close-of-business")),
        fact("BlueCross South Carolina gives 2 business days during the service")
            .given("payer", "bcbs-south-carolina", "stage", "concurrent")
            .gives(window(2, "business-days", "determination", "close-of-business")),
        fact("R68: BlueCross South Carolina tries twice")
            .given("payer", "bcbs-south-carolina")
            .gives("missedAttemptsAllowed", 2, "whoMaySpeak", "ordering-physician"),
        fact("BlueCross South Carolina has no call about exclusions")
            .given("payer", "bcbs-south-carolina", "reasonTopic", "not-covered")
            .gives(NOT_OFFERED),
        fact("R69: Blue Cross North Carolina overturns by a courtesy review asked for besides")
            .given("payer", "bcbs-north-carolina")
            .gives(
                "effect",
                "explains-only",
                "separateRequest",
                "Ask for a Provider Courtesy Review when you schedule: only that can overturn the"
                    + " decision."),
        fact("R68: Regence federal plans: one call, used up by two missed times")
            .given("payer", "regence", "lineOfBusiness", "fep")
            .gives("callsAllowed", 1, "missedAttemptsAllowed", 2, "assumed", true));
  }

  private Stream<DecisionCase> nothingPublished() {
    return Stream.concat(
        Stream.of(
                "cigna",
                "anthem",
                "anthem-mycare-oh",
                "carelon",
                "humana",
                "highmark",
                "florida-blue")
            .map(
                payer ->
                    fact("R67: " + payer + " publishes no window, so it is left to the letter")
                        .given("payer", payer)
                        .gives(NO_WINDOW)),
        Stream.of(
            fact("R67: any other payer: 24 hours from the determination, marked as assumed")
                .gives(
                    "windowLength",
                    24,
                    "windowUnit",
                    "hours",
                    "clockStart",
                    "determination",
                    "assumed",
                    true)));
  }

  private static Object[] window(int length, String unit, String start, String closesAt) {
    return new Object[] {
      "offered",
      "after-determination",
      "windowLength",
      length,
      "windowUnit",
      unit,
      "clockStart",
      start,
      "closesAt",
      closesAt,
      "assumed",
      false
    };
  }

  private static DecisionCase early(String fact) {
    return fact(fact).given("stage", "before-determination");
  }
}

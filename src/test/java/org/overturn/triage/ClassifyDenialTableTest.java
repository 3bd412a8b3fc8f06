package org.overturn.triage;

import static org.overturn.decisions.DecisionCase.fact;

import java.util.Map;
import java.util.stream.Stream;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTableTest;

/** R3, R4, R73: the kind of a denial, codes before wording, a person wherever it is doubtful. */
class ClassifyDenialTableTest extends DecisionTableTest {

  private static final Object[] CLINICAL = {"denialKind", "clinical", "confirm", false};
  private static final Object[] CLINICAL_CONFIRM = {"denialKind", "clinical", "confirm", true};
  private static final Object[] ADMINISTRATIVE = {"denialKind", "administrative", "confirm", false};
  private static final Object[] ADMINISTRATIVE_CONFIRM = {
    "denialKind", "administrative", "confirm", true
  };
  private static final Object[] UNCLEAR = {"denialKind", "unclear", "confirm", true};

  ClassifyDenialTableTest() {
    super(
        "classify-denial",
        Map.of(
            "actionCode", "A3",
            "reasonCodes", "",
            "reasonTopic", "unknown",
            "lineOfBusiness", "commercial",
            "payer", "other",
            "state", "unknown",
            "deniedBefore", false));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(byAction(), byClinicalCode(), byOtherCode(), byWording(), deniedBefore())
        .flatMap(cases -> cases);
  }

  private Stream<DecisionCase> byAction() {
    return Stream.of(
        fact("R73: AAA is a refused request, not a denial")
            .given("actionCode", "AAA", "reasonCodes", "AAA:15")
            .gives(ADMINISTRATIVE),
        fact("R73: an AAA reason is enough")
            .given("actionCode", "", "reasonCodes", "AAA:75")
            .gives(ADMINISTRATIVE),
        fact("CT means call the payer").given("actionCode", "CT").gives(UNCLEAR),
        fact("C is a cancelled request, no denial").given("actionCode", "C").gives(UNCLEAR),
        fact("A6 without a reason is a partial denial to look into")
            .given("actionCode", "A6")
            .gives(UNCLEAR),
        fact("A3 without code and reason is unclear").gives(UNCLEAR),
        fact("R8: a Medicare Advantage plan owes a specific reason")
            .given("lineOfBusiness", "medicare-advantage")
            .gives(
                "denialKind",
                "unclear",
                "confirm",
                true,
                "why",
                "No reason is given, and since January 2026 this plan must give a specific one:"
                    + " demand it."));
  }

  private Stream<DecisionCase> byClinicalCode() {
    return Stream.of(
        fact("0F is a judgement of medical necessity")
            .given("reasonCodes", "HCR:0F")
            .gives(CLINICAL),
        fact("CARC 50 with a remark is a judgement of medical necessity")
            .given("reasonCodes", "CARC:50 RARC:N115")
            .gives(CLINICAL),
        fact("An evidence code is clinical whatever the plan")
            .given("reasonCodes", "HCR:0T", "lineOfBusiness", "medicaid-managed-care")
            .gives(CLINICAL),
        fact("A clinical code beside an administrative one leads, but is confirmed")
            .given("reasonCodes", "HCR:0P HCR:0F")
            .gives(CLINICAL_CONFIRM),
        fact("A clinical code with administrative wording leads, but is confirmed")
            .given("reasonCodes", "HCR:0G", "reasonTopic", "eligibility")
            .gives(CLINICAL_CONFIRM),
        fact("A code that can mean either follows clinical wording")
            .given("reasonCodes", "HCR:0R", "reasonTopic", "medical-necessity")
            .gives(CLINICAL),
        fact("A code that can mean either is unclear by itself")
            .given("reasonCodes", "CARC:11")
            .gives(UNCLEAR),
        fact("A benefit code with clinical wording is clinical, but is confirmed")
            .given("reasonCodes", "HCR:0M", "reasonTopic", "experimental")
            .gives(CLINICAL_CONFIRM),
        fact("A benefit code goes to a person").given("reasonCodes", "CARC:204").gives(UNCLEAR),
        fact("0B only says that another organization will decide")
            .given("reasonCodes", "HCR:0B")
            .gives(UNCLEAR),
        fact("CARC 163 is not mistaken for CARC 16 nor CARC 501 for CARC 50")
            .given("reasonCodes", "CARC:501")
            .gives(UNCLEAR));
  }

  private Stream<DecisionCase> byOtherCode() {
    return Stream.of(
        fact("An administrative code with clinical wording is clinical, but is confirmed")
            .given("reasonCodes", "HCR:0P", "reasonTopic", "medical-necessity")
            .gives(CLINICAL_CONFIRM),
        fact("R4: 0P, requested information missing, is administrative")
            .given("reasonCodes", "HCR:0P")
            .gives(ADMINISTRATIVE),
        fact("0U on a decided denial is administrative, to be confirmed")
            .given("reasonCodes", "HCR:0U")
            .gives(ADMINISTRATIVE_CONFIRM),
        fact("CARC 197, no precertification, is administrative")
            .given("reasonCodes", "CARC:197")
            .gives(ADMINISTRATIVE),
        fact("R4: an eligibility code is administrative")
            .given("reasonCodes", "CARC:31")
            .gives(ADMINISTRATIVE),
        fact("Out of network is administrative")
            .given("reasonCodes", "HCR:09")
            .gives(ADMINISTRATIVE),
        fact("A duplicate is administrative")
            .given("reasonCodes", "HCR:0Q CARC:18")
            .gives(ADMINISTRATIVE),
        fact("R4: an error in the request's data is administrative")
            .given("reasonCodes", "HCR:26")
            .gives(ADMINISTRATIVE),
        fact("A plan's rule may be a clinical criterion, so a person decides")
            .given("reasonCodes", "HCR:14")
            .gives(UNCLEAR),
        fact("More than was authorized is administrative, unless the amount is doubted")
            .given("reasonCodes", "CARC:198")
            .gives(ADMINISTRATIVE_CONFIRM),
        fact("An administrative code whose wording weighs the need as well goes to a person")
            .given("reasonCodes", "HCR:0P", "reasonTopic", "mixed")
            .gives(UNCLEAR),
        fact("A coverage determination named as the ground is clinical")
            .given("reasonCodes", "CARC:50 RARC:N386")
            .gives(CLINICAL),
        fact("Another insurer's turn is administrative")
            .given("reasonCodes", "CARC:22")
            .gives(ADMINISTRATIVE),
        fact("An unknown code alone is unclear").given("reasonCodes", "HCR:93").gives(UNCLEAR));
  }

  private Stream<DecisionCase> byWording() {
    return Stream.of(
        fact("Aetna Missouri: missing information is administrative")
            .given("payer", "aetna", "state", "MO", "reasonTopic", "missing-information")
            .gives(ADMINISTRATIVE),
        fact("Elsewhere missing information is administrative once confirmed")
            .given("payer", "aetna", "state", "OH", "reasonTopic", "missing-information")
            .gives(ADMINISTRATIVE_CONFIRM),
        fact("Wording of medical necessity is clinical")
            .given("reasonTopic", "medical-necessity")
            .gives(CLINICAL),
        fact("Clinical wording beside an unknown code is confirmed")
            .given("reasonCodes", "HCR:93", "reasonTopic", "step-therapy")
            .gives(CLINICAL_CONFIRM),
        fact("Wording of the network is administrative once confirmed")
            .given("reasonTopic", "out-of-network")
            .gives(ADMINISTRATIVE_CONFIRM),
        fact("R4: wording of coding is administrative")
            .given("reasonTopic", "coding")
            .gives(ADMINISTRATIVE),
        fact("Wording of missing records and of the need goes to a person")
            .given("reasonTopic", "mixed")
            .gives(UNCLEAR),
        fact("Wording of an exclusion goes to a person")
            .given("reasonTopic", "not-covered")
            .gives(UNCLEAR));
  }

  private Stream<DecisionCase> deniedBefore() {
    return Stream.of(
        fact("A corrected request denied again keeps its kind, and a person confirms")
            .given("deniedBefore", true, "reasonCodes", "HCR:0P")
            .gives(ADMINISTRATIVE_CONFIRM),
        fact("Denied again for medical necessity is clinical, and a person confirms")
            .given("deniedBefore", true, "reasonTopic", "medical-necessity")
            .gives(CLINICAL_CONFIRM));
  }
}

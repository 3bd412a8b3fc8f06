package org.overturn.triage;

import static org.overturn.decisions.DecisionCase.lines;

import java.util.Map;
import java.util.stream.Stream;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTableTest;
import org.overturn.process.ReasonWording;

/** Reasons as payers word them; the doubtful ones stay unknown, so that a person reads them. */
class ReasonTopicsTableTest extends DecisionTableTest {

  ReasonTopicsTableTest() {
    super("reason-topics", Map.of("reasonText", ""));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(clinical(), administrative(), doubtful())
        .flatMap(reasons -> lines("reasonText", "reasonTopic", reasons))
        .map(ReasonTopicsTableTest::plain);
  }

  private static DecisionCase plain(DecisionCase example) {
    return example.given(
        "reasonText", ReasonWording.plain((String) example.inputs().get("reasonText")));
  }

  private static String clinical() {
    return """
        the requested mri is not medically necessary -> medical-necessity
        medical necessity has not been established by the records -> medical-necessity
        the request does not meet the plan's clinical criteria for knee arthroplasty -> medical-necessity
        criteria not met: interqual 2026 -> medical-necessity
        denied on interqual review -> medical-necessity
        your plan's policy was not met because your pain was mild -> medical-necessity
        the notes do not show six weeks of physical therapy -> medical-necessity
        conservative treatment was not documented -> medical-necessity
        trial of conservative care for 6 weeks is needed before imaging -> medical-necessity
        the clinical information submitted does not support the need for surgery -> medical-necessity
        there is no evidence of nerve compression on the study -> medical-necessity
        an equally effective and less costly device is available -> medical-necessity
        this drug is considered experimental and investigational for your condition -> experimental
        use is off-label and insufficient evidence supports it -> experimental
        not approved by the fda for this use -> experimental
        you must first try two preferred drugs -> step-therapy
        step therapy requirement: trial and failure of methotrexate -> step-therapy
        an inpatient level of care was not needed; observation level would do -> level-of-care
        continued stay after day 3 is denied -> level-of-care
        the infusion can be safely given at home -> level-of-care
        the service is not covered because it is not medically necessary -> medical-necessity
        not a covered benefit: the procedure is investigational -> experimental
        out-of-network request; also not medically necessary -> medical-necessity
        NMN PER MD -> medical-necessity
        NOT MEDICALY NECESARY -> medical-necessity
        does not meet MCG -> medical-necessity
        your score is below what our policy asks for -> medical-necessity
        additional clinical information shows no progression -> medical-necessity
        duplicate therapy with another drug -> medical-necessity
        a plain film would answer the question -> medical-necessity
        repeat study too soon -> medical-necessity
        your pain has been there for three days -> medical-necessity
        this is not an administrative denial: the surgery is premature -> medical-necessity
        seen as cosmetic, the scar causes no symptoms -> medical-necessity
        """;
  }

  private static String administrative() {
    return """
        additional clinical information was not received -> missing-information
        we asked for office notes and you did not respond -> missing-information
        the requested records were not submitted within 14 days -> missing-information
        the form was unsigned -> missing-information
        administrative denial: the requested records were not received -> missing-information
        denied for lack of information; medical necessity was not reviewed -> missing-information
        administrative denial: the member was not eligible on that day -> eligibility
        administrative denial: no precert obtained -> no-authorization
        administrative denial: non-participating facility -> out-of-network
        administrative denial, duplicate of another request -> duplicate
        clinicals requested, none rec'd -> missing-information
        lack of information -> missing-information
        duplicate request -> duplicate
        this request was previously submitted -> duplicate
        the member was not eligible on the date of service -> eligibility
        coverage terminated on 2026-03-01 -> eligibility
        member has other insurance; coordination of benefits -> eligibility
        the procedure code is invalid for 2026 -> coding
        incorrect modifier -> coding
        behavioral health is carved out, please send there -> eligibility
        clerical error in the request -> coding
        wrong date of birth -> coding
        the rendering provider is out of network -> out-of-network
        services must be given by an in-network provider -> out-of-network
        no prior authorization was requested -> no-authorization
        a referral is required; no referral on record -> no-authorization
        notification was not timely -> no-authorization
        the service is excluded from your plan -> not-covered
        physical therapy visit limit has been reached -> not-covered
        considered cosmetic -> not-covered
        """;
  }

  private static String doubtful() {
    return """
        unable to determine medical necessity because records were not received -> mixed
        clinical criteria could not be applied, notes were not provided -> mixed
        documentation of failed conservative treatment was not submitted -> mixed
        evidence of the severity of your symptoms was not provided -> mixed
        please submit evidence that the patient failed two drugs -> mixed
        the wrong code was corrected; your symptoms remain mild -> mixed
        administrative denial for late notice, and your symptoms are mild -> unknown
        unable to establish the need for surgery -> unknown
        this is an administrative denial -> unknown
        this decision was not based on medical necessity -> unknown
        the diagnosis is inconsistent with the procedure -> unknown
        the patient does not meet the eligibility criteria -> unknown
        the member is not eligible for bariatric surgery -> unknown
        the request is not authorized -> unknown
        the disease is not active -> unknown
        denied after review by the medical director -> unknown
        see attached letter -> unknown
        """;
  }
}

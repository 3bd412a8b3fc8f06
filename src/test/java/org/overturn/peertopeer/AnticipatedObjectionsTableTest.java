package org.overturn.peertopeer;

import static org.overturn.decisions.DecisionCase.fact;

import java.util.Map;
import java.util.stream.Stream;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTableTest;

/** R30: the usual objections are foreseen, with what to bring against each. */
class AnticipatedObjectionsTableTest extends DecisionTableTest {

  AnticipatedObjectionsTableTest() {
    super(
        "anticipated-objections",
        Map.of("reasonTopic", "medical-necessity", "serviceCategory", "other"));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(usualFour(), byTopic()).flatMap(cases -> cases);
  }

  private Stream<DecisionCase> usualFour() {
    return Stream.of(
        need("drug", "Another drug has to be tried first."),
        need("drug", "The severity is not shown."),
        need("drug", "A cheaper drug works as well."),
        need("drug", "The policy does not cover this for that diagnosis."),
        need("imaging", "Six weeks of conservative treatment have to come first."),
        need("imaging", "The findings do not justify this study."),
        need("imaging", "A simpler study would answer the question."),
        need("imaging", "The same region was imaged not long ago."),
        need("surgery", "Risk factors have to be brought down first."),
        need("drug", "The dose is above what the label allows."),
        need("dme", "A basic model is enough."),
        need("surgery", "Less invasive treatment has not been exhausted."),
        need("surgery", "Imaging or examination does not show enough damage."),
        need("surgery", "Another procedure or continued treatment is as good."),
        need("dme", "The need at home is not documented."),
        need("therapy", "No progress is shown, so more visits will not help."),
        need("inpatient", "The patient could have been treated as an outpatient."),
        need("other", "Something simpler has to be tried first."),
        need("other", "The severity is not shown."),
        need("other", "An alternative is as good."),
        need("other", "The request does not meet our criteria."));
  }

  private Stream<DecisionCase> byTopic() {
    return Stream.of(
        topic("step-therapy", "drug", "The steps were not done in order, or not for long enough."),
        topic("step-therapy", "drug", "Our claims do not show those drugs."),
        topic("mixed", "drug", "The severity is not shown."),
        topic("unknown", "drug", "A cheaper drug works as well."),
        topic("experimental", "surgery", "There is not enough evidence."),
        topic("experimental", "drug", "This use is off label."),
        topic("level-of-care", "inpatient", "Observation or an outpatient unit would do."),
        topic("level-of-care", "drug", "It can be done at another site."),
        topic("not-covered", "other", "This is a benefit exclusion, not a medical decision."),
        topic("missing-information", "other", "We never got the records."),
        topic(
            "coding",
            "other",
            "This is an administrative denial; there is nothing clinical to discuss."));
  }

  private static DecisionCase need(String category, String objection) {
    return topic("medical-necessity", category, objection);
  }

  private static DecisionCase topic(String topic, String category, String objection) {
    return fact(topic + ", " + category + ": \"" + objection + "\"")
        .given("reasonTopic", topic, "serviceCategory", category)
        .gives("objection", objection);
  }
}

package org.overturn.peertopeer.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.decisions.DecisionCase.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTable;
import org.overturn.decisions.DecisionTableTest;
import org.overturn.peertopeer.CallOutcome;

/** R34 to R38: the words for each point of a call. */
class CallScriptTableTest extends DecisionTableTest {

  private static final Map<String, Object> USUAL =
      Map.of(
          "situation", "opening",
          "reasonTopic", "unknown",
          "effect", "can-overturn",
          "setting", "outpatient");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  CallScriptTableTest() {
    super("call-script", USUAL);
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(
        fact("Opening: put the reviewer on record")
            .given("situation", "opening")
            .gives("heading", "Put the reviewer on record"),
        fact("Opening (can-overturn): ask whether they can decide")
            .given("situation", "opening", "effect", "can-overturn")
            .gives("heading", "Ask whether they can decide"),
        fact("Opening (explains-only): ask who can change the decision")
            .given("situation", "opening", "effect", "explains-only")
            .gives("heading", "Ask who can change the decision"),
        fact("Listening: listen first")
            .given("situation", "listening")
            .gives("heading", "Listen first"),
        fact("Listening (missing-information): ask what they had in hand")
            .given("situation", "listening", "reasonTopic", "missing-information")
            .gives("heading", "Ask what they had in hand"),
        fact("Criterion: ask which criterion is not met")
            .given("situation", "criterion")
            .gives("heading", "Ask which criterion is not met"),
        fact("Criterion (experimental): ask which evidence was looked at")
            .given("situation", "criterion", "reasonTopic", "experimental")
            .gives("heading", "Ask which evidence was looked at"),
        fact("Criterion (step-therapy): ask which step is missing")
            .given("situation", "criterion", "reasonTopic", "step-therapy")
            .gives("heading", "Ask which step is missing"),
        fact("Criterion (level-of-care, inpatient): ask for the day and the finding")
            .given("situation", "criterion", "reasonTopic", "level-of-care", "setting", "inpatient")
            .gives("heading", "Ask for the day and the finding"),
        fact("Criterion (not-covered): ask where the exclusion stands")
            .given("situation", "criterion", "reasonTopic", "not-covered")
            .gives("heading", "Ask where the exclusion stands"),
        fact("Answer: answer point by point")
            .given("situation", "answer")
            .gives("heading", "Answer point by point"),
        fact("Answer: ask whether that answers it")
            .given("situation", "answer")
            .gives("heading", "Ask whether that answers it"),
        fact("Answer (step-therapy): say what waiting costs")
            .given("situation", "answer", "reasonTopic", "step-therapy")
            .gives("heading", "Say what waiting costs"),
        fact("Ask (can-overturn, outpatient): ask for the approval")
            .given("situation", "ask", "effect", "can-overturn", "setting", "outpatient")
            .gives("heading", "Ask for the approval"),
        fact("Ask (can-overturn, inpatient): ask for the stay")
            .given("situation", "ask", "effect", "can-overturn", "setting", "inpatient")
            .gives("heading", "Ask for the stay"),
        fact("Ask (explains-only): ask for a second look")
            .given("situation", "ask", "effect", "explains-only")
            .gives("heading", "Ask for a second look"),
        fact("Overturned: pin the promise down")
            .given("situation", "overturned")
            .gives("heading", "Pin the promise down"),
        fact("Partially overturned: name the part and the rest")
            .given("situation", "partially-overturned")
            .gives("heading", "Name the part and the rest"),
        fact("Upheld: ask what would change the decision")
            .given("situation", "upheld")
            .gives("heading", "Ask what would change the decision"),
        fact("Upheld: ask for the rationale in writing")
            .given("situation", "upheld")
            .gives("heading", "Ask for the rationale in writing"),
        fact("Upheld (can-overturn): name the appeal")
            .given("situation", "upheld", "effect", "can-overturn")
            .gives("heading", "Name the appeal"),
        fact("Upheld (explains-only): name the appeal")
            .given("situation", "upheld", "effect", "explains-only")
            .gives("heading", "Name the appeal"),
        fact("Wrong specialty: ask for the same or a similar specialty")
            .given("situation", "wrong-specialty")
            .gives("heading", "Ask for the same or a similar specialty"),
        fact("Wrong specialty: have it noted")
            .given("situation", "wrong-specialty")
            .gives("heading", "Have it noted"),
        fact("More information requested: pin down each document")
            .given("situation", "more-information-requested")
            .gives("heading", "Pin down each document"),
        fact("More information requested: keep the case open")
            .given("situation", "more-information-requested")
            .gives("heading", "Keep the case open"),
        fact("Decision to follow: agree on the day")
            .given("situation", "decision-to-follow")
            .gives("heading", "Agree on the day"),
        fact("Reviewer absent: leave a trace")
            .given("situation", "reviewer-absent")
            .gives("heading", "Leave a trace"),
        fact("Close: read it back").given("situation", "close").gives("heading", "Read it back"),
        fact("Close: ask for the call's number and thank them")
            .given("situation", "close")
            .gives("heading", "Ask for the call's number and thank them"));
  }

  @Test
  void thereAreWordsForEachPointOfTheCallAndEachOutcomeWhateverTheDenial() {
    DecisionTable table = DecisionTable.named("call-script");
    for (CallScript.Situation situation : CallScript.Situation.values()) {
      for (String topic : List.of("eligibility", "medical-necessity")) {
        for (String effect : List.of("can-overturn", "explains-only")) {
          for (String setting : List.of("inpatient", "outpatient", "unknown")) {
            assertThat(
                    table.decide(
                        Map.of(
                            "situation", situation.code(),
                            "reasonTopic", topic,
                            "effect", effect,
                            "setting", setting)))
                .as("%s %s %s %s", situation, topic, effect, setting)
                .isNotEmpty();
          }
        }
      }
    }
    assertThat(CallScript.Situation.values())
        .extracting(CallScript.Situation::code)
        .containsAll(Arrays.stream(CallOutcome.values()).map(CallOutcome::code).toList());
  }

  @Test
  void onlyWhatTheCaseKnowsIsLeftToBeFilledIn() {
    Map<String, String> wordings = DecisionTable.named("call-script").column("wording");
    wordings.forEach(
        (rule, wording) -> {
          Matcher placeholder = PLACEHOLDER.matcher(wording);
          while (placeholder.find()) {
            assertThat(CallScript.PLACEHOLDERS).as(rule).contains(placeholder.group(1));
          }
        });
  }
}

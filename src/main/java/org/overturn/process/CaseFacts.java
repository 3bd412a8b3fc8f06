package org.overturn.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialReason;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The routing facts of a case: what the decision tables and Tasklist's columns read. */
@Component
public class CaseFacts {

  private static final String REASON_TOPICS = "reason-topics";
  private static final Pattern REASON_CODE =
      Pattern.compile("(HCR|CARC|RARC|AAA):[A-Za-z0-9]{1,5}");

  private final DecisionService decisions;
  private final AgentProperties agents;

  CaseFacts(@Lazy DecisionService decisions, AgentProperties agents) {
    this.agents = agents;
    this.decisions = decisions;
  }

  /**
   * The facts by variable name: codes only, nothing of the patient, and no words as somebody wrote
   * them, which may be anything.
   */
  public Map<String, Object> of(Denial denial) {
    return with(denial, topicOf(denial.reason().text()));
  }

  /** The same with the reason's topic as it was found before: its words are not read again. */
  public Map<String, Object> withKnownTopic(Denial denial) {
    return with(denial, denial.reasonTopic());
  }

  private Map<String, Object> with(Denial denial, String topic) {
    Map<String, Object> facts = new HashMap<>();
    facts.put(Variables.CASE_NUMBER.name(), denial.number().value());
    facts.put(Variables.PAYER.name(), denial.payer().id());
    facts.put(Variables.PAYER_NAME.name(), denial.payer().listedName());
    facts.put(Variables.SERVICE_CODE.name(), denial.service().codedLabel());
    facts.put(Variables.LINE_OF_BUSINESS.name(), denial.lineOfBusiness().code());
    facts.put(Variables.STATE.name(), denial.state());
    facts.put(Variables.SETTING.name(), denial.setting().code());
    facts.put(Variables.STAGE.name(), denial.stage().code());
    facts.put(Variables.URGENCY.name(), denial.urgency().code());
    facts.put(Variables.ACTION_CODE.name(), orEmpty(denial.reason().actionCode()));
    facts.put(Variables.REASON_CODES.name(), codes(denial.reason()));
    facts.put(Variables.REASON_TOPIC.name(), topic);
    facts.put(Variables.DENIED_BEFORE.name(), denial.deniedBefore());
    facts.put(Variables.REASON_IN_WRITING.name(), denial.reason().inWriting());
    facts.put(Variables.LETTER_CHECK.name(), denial.isLetterToCheck());
    facts.put(Variables.APPEAL_LEVEL.name(), denial.appealLevel());
    facts.put(Variables.APPEAL_FILED.name(), denial.isAppealFiled());
    facts.put(
        Variables.AGENT_REQUESTS.name(),
        AgentProperties.serves(agents.requestPeerToPeer(), denial.payer()));
    facts.put(
        Variables.AGENT_FETCHES.name(),
        AgentProperties.serves(agents.fetchDenialLetter(), denial.payer()));
    facts.put(
        Variables.AGENT_CHECKS.name(),
        AgentProperties.serves(agents.checkAuthorizationStatus(), denial.payer()));
    return facts;
  }

  /**
   * The topic of a reason's words. They may hold patient data, so the table is read here and not
   * from a process, and a failure does not quote them.
   */
  private String topicOf(String text) {
    if (text == null || text.isBlank()) {
      return "unknown";
    }
    try {
      return decisions
          .evaluateDecisionTableByKey(
              REASON_TOPICS, Map.of("reasonText", ReasonWording.plain(text)))
          .getSingleResult()
          .getEntry("reasonTopic");
    } catch (RuntimeException failure) {
      throw new IllegalStateException("The decision table reason-topics could not be read");
    }
  }

  /**
   * Those that have the form of the lists' codes, such as {@code CARC:50} or {@code RARC:MA130}.
   */
  private static String codes(DenialReason reason) {
    return Arrays.stream(orEmpty(reason.codes()).split(" "))
        .filter(code -> REASON_CODE.matcher(code).matches())
        .collect(Collectors.joining(" "));
  }

  private static String orEmpty(String code) {
    return code == null ? "" : code;
  }
}

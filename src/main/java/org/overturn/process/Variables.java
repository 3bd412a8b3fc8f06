package org.overturn.process;

import static org.overturn.process.ProcessVariable.flag;
import static org.overturn.process.ProcessVariable.instant;
import static org.overturn.process.ProcessVariable.number;
import static org.overturn.process.ProcessVariable.text;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every variable of the process models, and so the whole of what the engine may remember of a case:
 * ids, codes, dates and routing facts, nothing of the patient. The payer's rules decide most of
 * them; dates are instants that the {@code deadline} package computed.
 */
public final class Variables {
  public static final ProcessVariable<String> CASE_NUMBER = text("caseNumber");

  /** Of the process {@code see-to-arrival}, which belongs to no case: the notice's number. */
  public static final ProcessVariable<String> ARRIVAL = text("arrival");

  public static final ProcessVariable<Date> ARRIVAL_DUE_AT = instant("arrivalDueAt");
  public static final ProcessVariable<String> PAYER = text("payer");
  public static final ProcessVariable<String> PAYER_NAME = text("payerName");
  public static final ProcessVariable<String> SERVICE_CODE = text("serviceCode");
  public static final ProcessVariable<String> LINE_OF_BUSINESS = text("lineOfBusiness");
  public static final ProcessVariable<String> STATE = text("state");
  public static final ProcessVariable<String> SETTING = text("setting");
  public static final ProcessVariable<String> STAGE = text("stage");
  public static final ProcessVariable<String> URGENCY = text("urgency");
  public static final ProcessVariable<String> ACTION_CODE = text("actionCode");
  public static final ProcessVariable<String> REASON_CODES = text("reasonCodes");
  public static final ProcessVariable<String> REASON_TOPIC = text("reasonTopic");
  public static final ProcessVariable<String> DENIAL_KIND = text("denialKind");

  /** What the payer wants to be asked for besides the call, in the words of its rule (R69). */
  public static final ProcessVariable<String> SEPARATE_REQUEST = text("separateRequest");

  public static final ProcessVariable<String> WINDOW_CLOSES = text("windowCloses");
  public static final ProcessVariable<String> CALL_AVAILABILITY = text("callAvailability");
  public static final ProcessVariable<String> REQUEST_RESULT = text("requestResult");
  public static final ProcessVariable<String> SLOT_RESULT = text("slotResult");

  /** The id of what is taken out of a physician's calendar again. */
  public static final ProcessVariable<String> INVITATION = text("invitation");

  public static final ProcessVariable<String> CALL_OUTCOME = text("callOutcome");
  public static final ProcessVariable<String> CALL_RESULT = text("callResult");
  public static final ProcessVariable<String> APPEAL_LEVEL = text("appealLevel");
  public static final ProcessVariable<String> APPEAL_DECISION = text("appealDecision");
  public static final ProcessVariable<String> APPEAL_RESULT = text("appealResult");
  public static final ProcessVariable<String> RESUBMISSION_DECISION = text("resubmissionDecision");
  public static final ProcessVariable<String> CHALLENGE_RESULT = text("challengeResult");
  public static final ProcessVariable<String> OUTCOME = text("outcome");
  public static final ProcessVariable<String> RULE = text("rule");
  public static final ProcessVariable<Boolean> RULE_ASSUMED = flag("ruleAssumed");
  public static final ProcessVariable<Boolean> AGENT_REQUESTS = flag("agentRequests");
  public static final ProcessVariable<Boolean> AGENT_FETCHES = flag("agentFetches");
  public static final ProcessVariable<Boolean> AGENT_CHECKS = flag("agentChecks");
  public static final ProcessVariable<Boolean> DENIED_BEFORE = flag("deniedBefore");
  public static final ProcessVariable<Boolean> REASON_IN_WRITING = flag("reasonInWriting");
  public static final ProcessVariable<Boolean> LETTER_CHECK = flag("letterCheck");
  public static final ProcessVariable<Boolean> NEEDS_TRIAGE = flag("needsTriage");
  public static final ProcessVariable<Boolean> CALL_OVERTURNED = flag("callOverturned");
  public static final ProcessVariable<Boolean> APPEAL_WAITS_FOR_CALL = flag("appealWaitsForCall");

  /** How many documents the reviewer asked for: a task each. */
  public static final ProcessVariable<Integer> DOCUMENTS_ASKED = number("documentsAsked");

  /** Of one task to send a document: the document's id in our tables. */
  public static final ProcessVariable<String> REQUESTED_DOCUMENT = text("requestedDocument");

  public static final ProcessVariable<Boolean> CHART_REACHED = flag("chartReached");
  public static final ProcessVariable<Boolean> LATE_CALL = flag("lateCall");
  public static final ProcessVariable<Boolean> FILES_LATE = flag("filesLate");
  public static final ProcessVariable<Boolean> APPEAL_AVAILABLE = flag("appealAvailable");
  public static final ProcessVariable<Boolean> APPEAL_FILED = flag("appealFiled");
  public static final ProcessVariable<Boolean> APPEAL_OVERTURNED = flag("appealOverturned");
  public static final ProcessVariable<Boolean> REVIEW_BESIDE = flag("reviewBeside");
  public static final ProcessVariable<Boolean> CONSENT_REQUIRED = flag("consentRequired");
  public static final ProcessVariable<Boolean> EXPEDITED_CERTIFIED = flag("expeditedCertified");
  public static final ProcessVariable<Boolean> LETTER_NEEDS_CHART = flag("letterNeedsChart");
  public static final ProcessVariable<Boolean> REPORT_PAYER = flag("reportPayer");
  public static final ProcessVariable<Boolean> FILING_HELD = flag("filingHeld");
  public static final ProcessVariable<Boolean> MAY_SCHEDULE_AGAIN = flag("mayScheduleAgain");
  public static final ProcessVariable<Boolean> AUTHORIZATION_HONORED = flag("authorizationHonored");
  public static final ProcessVariable<Date> WINDOW_REMINDER_AT = instant("windowReminderAt");
  public static final ProcessVariable<Date> WINDOW_ESCALATION_AT = instant("windowEscalationAt");
  public static final ProcessVariable<Date> WINDOW_LAST_HOUR_AT = instant("windowLastHourAt");
  public static final ProcessVariable<Date> WINDOW_CLOSES_AT = instant("windowClosesAt");
  public static final ProcessVariable<Date> SCHEDULE_ESCALATION_AT =
      instant("scheduleEscalationAt");
  public static final ProcessVariable<Date> CALL_BACK_UNTIL = instant("callBackUntil");
  public static final ProcessVariable<Date> REQUEST_DUE_AT = instant("requestDueAt");
  public static final ProcessVariable<Date> REASON_DUE_AT = instant("reasonDueAt");
  public static final ProcessVariable<Date> REASON_CHASE_AT = instant("reasonChaseAt");
  public static final ProcessVariable<Date> TRIAGE_DUE_AT = instant("triageDueAt");
  public static final ProcessVariable<Date> PACKET_DUE_AT = instant("packetDueAt");
  public static final ProcessVariable<Date> LAPSE_DUE_AT = instant("lapseDueAt");
  public static final ProcessVariable<Date> CALL_STARTS_AT = instant("callStartsAt");
  public static final ProcessVariable<Date> CALL_REMINDER_AT = instant("callReminderAt");
  public static final ProcessVariable<Date> CALL_RECORD_DUE_AT = instant("callRecordDueAt");
  public static final ProcessVariable<Date> CALL_RECORD_ESCALATION_AT =
      instant("callRecordEscalationAt");
  public static final ProcessVariable<Date> DOCUMENTS_DUE_AT = instant("documentsDueAt");
  public static final ProcessVariable<Date> CALL_DECISION_DUE_AT = instant("callDecisionDueAt");
  public static final ProcessVariable<Date> LATEST_APPEAL_START_AT = instant("latestAppealStartAt");
  public static final ProcessVariable<Date> LETTER_DUE_AT = instant("letterDueAt");
  public static final ProcessVariable<Date> FILING_DUE_AT = instant("filingDueAt");
  public static final ProcessVariable<Date> FILING_REMINDER_AT = instant("filingReminderAt");
  public static final ProcessVariable<Date> FILING_SECOND_REMINDER_AT =
      instant("filingSecondReminderAt");
  public static final ProcessVariable<Date> FILING_LAST_REMINDER_AT =
      instant("filingLastReminderAt");
  public static final ProcessVariable<Date> FILING_LAST_HOUR_AT = instant("filingLastHourAt");
  public static final ProcessVariable<Date> FILING_ESCALATION_AT = instant("filingEscalationAt");
  public static final ProcessVariable<Date> FILING_NEAR_AT = instant("filingNearAt");
  public static final ProcessVariable<Date> FILING_DEADLINE_AT = instant("filingDeadlineAt");
  public static final ProcessVariable<Date> APPEAL_DECISION_DUE_AT = instant("appealDecisionDueAt");
  public static final ProcessVariable<Date> RATIONALE_DUE_AT = instant("rationaleDueAt");
  public static final ProcessVariable<Date> RATIONALE_EXPECTED_AT = instant("rationaleExpectedAt");
  public static final ProcessVariable<Date> REPORT_DUE_AT = instant("reportDueAt");
  public static final ProcessVariable<Date> RESUBMISSION_DUE_AT = instant("resubmissionDueAt");
  public static final ProcessVariable<Date> RESUBMISSION_DECISION_DUE_AT =
      instant("resubmissionDecisionDueAt");
  public static final ProcessVariable<Date> AUTHORIZATION_DUE_AT = instant("authorizationDueAt");
  public static final ProcessVariable<Date> AUTHORIZATION_CHASE_AT =
      instant("authorizationChaseAt");
  public static final ProcessVariable<Date> WITHDRAWAL_DUE_AT = instant("withdrawalDueAt");

  private static final Set<String> NAMES =
      Arrays.stream(Variables.class.getDeclaredFields())
          .filter(field -> field.getType() == ProcessVariable.class)
          .map(Variables::nameOf)
          .collect(Collectors.toUnmodifiableSet());

  private Variables() {}

  /** The names of all declared variables: the routing list of the history level. */
  public static Set<String> names() {
    return NAMES;
  }

  private static String nameOf(Field field) {
    try {
      return ((ProcessVariable<?>) field.get(null)).name();
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

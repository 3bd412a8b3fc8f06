package org.overturn.correction;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.overturn.correction.Change.What;
import org.overturn.deadline.ClockText;
import org.overturn.denial.Denial;

/** The facts by which a case's clocks run, by the names people use for them. */
final class CaseFactsInWords {

  private CaseFactsInWords() {}

  static Map<String, String> of(Denial denial) {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "Payer", denial.payer().name());
    put(facts, "Payer's reference", denial.payerReference());
    put(facts, "Payer's phone", denial.payerPhone());
    put(facts, "Line of business", denial.lineOfBusiness().code());
    put(facts, "State", denial.state());
    put(facts, "Setting", denial.setting().code());
    put(facts, "Stage", denial.stage().code());
    put(facts, "Urgency", denial.urgency().code());
    put(facts, "Determination date", ClockText.format(denial.determinationDate()));
    put(facts, "Determination time (payer's)", denial.determinationTime().orElse(null));
    put(facts, "Request window in the letter", window(denial));
    put(
        facts,
        "Appeal deadline in the letter",
        denial.letterAppealDeadline().map(ClockText::format).orElse(null));
    put(facts, "Notice posted", denial.postedDate().map(ClockText::format).orElse(null));
    put(facts, "Discharge", denial.dischargeDate().map(ClockText::format).orElse(null));
    put(facts, "Reason in writing", denial.reason().inWriting() ? "yes" : "no");
    return facts;
  }

  static List<Change> changes(Map<String, String> before, Map<String, String> after) {
    List<Change> changes = new ArrayList<>();
    after.forEach(
        (name, value) -> {
          if (!value.equals(before.get(name))) {
            changes.add(new Change(What.FACT, name, before.get(name), value));
          }
        });
    return changes;
  }

  private static String window(Denial denial) {
    String zone = denial.letterWindowZone().map(ZoneId::getId).orElse("payer's time");
    return denial
        .letterWindow()
        .map(at -> ClockText.format(at.toLocalDate()) + " " + at.toLocalTime() + " " + zone)
        .orElse(null);
  }

  private static void put(Map<String, String> facts, String name, Object value) {
    facts.put(name, Objects.toString(value, ""));
  }
}

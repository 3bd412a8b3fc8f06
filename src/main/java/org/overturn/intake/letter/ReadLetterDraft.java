package org.overturn.intake.letter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.overturn.denial.Denial;
import org.overturn.denial.FormDraft;
import org.overturn.denial.OrderingPhysician;
import org.overturn.intake.ReadField;
import org.overturn.intake.ReadFields;
import org.springframework.stereotype.Component;

/**
 * What was read from the letter, for the form in which a person checks it. What was not read, or
 * was assumed, stays blank, so that nobody confirms it by mistake.
 */
@Component
class ReadLetterDraft implements FormDraft {

  private final ReadFields fields;

  ReadLetterDraft(ReadFields fields) {
    this.fields = fields;
  }

  @Override
  public String form() {
    return CheckedLetter.FORM;
  }

  @Override
  public Map<String, String> of(Denial denial) {
    if (!denial.isLetterToCheck()) {
      return Map.of();
    }
    List<ReadField> read = fields.of(denial.number());
    Map<String, String> draft = new HashMap<>();
    draft.put("payerText", orRead(denial.payer().name(), "payer", read));
    draft.put("payerReference", denial.payerReference());
    draft.put("payerPhone", denial.payerPhone());
    draft.put("patientFirstName", denial.patient().firstName());
    draft.put("patientLastName", denial.patient().lastName());
    draft.put("patientBirthDate", LetterDates.day(denial.patient().birthDate()));
    draft.put("memberId", denial.patient().memberId());
    draft.put("procedureCode", denial.service().code());
    draft.put("serviceDescription", denial.service().description());
    draft.put("diagnosisCodes", denial.service().diagnosisCodes());
    draft.put("physicianName", denial.physician().map(OrderingPhysician::name).orElse(null));
    draft.put(
        "determinationDate",
        isRead("determination-date", read) ? LetterDates.day(denial.determinationDate()) : null);
    draft.put("policyCited", denial.reason().policyCited());
    draft.put("reasonText", denial.reason().text());
    draft.put("letterWindowEnd", LetterDates.window(denial));
    draft.put("letterAppealDate", denial.letterAppealDeadline().map(LetterDates::day).orElse(null));
    draft.values().removeIf(text -> NotRead.is(text) || text.isBlank());
    return draft;
  }

  private static String orRead(String known, String name, List<ReadField> read) {
    return NotRead.is(known)
        ? read.stream()
            .filter(field -> field.name().equals(name))
            .map(ReadField::value)
            .findFirst()
            .orElse(null)
        : known;
  }

  private static boolean isRead(String name, List<ReadField> read) {
    return read.stream().anyMatch(field -> field.name().equals(name));
  }
}

package org.overturn.intake.fhir;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.overturn.denial.Authorization;
import org.overturn.intake.Answer;
import org.overturn.intake.PlainText;

/** Reads what was approved, and under which number. */
final class Approval {

  private static final String DAY = "yyyy-MM-dd";

  private Approval() {}

  /** The authorization, or null when the action approves nothing. */
  static Authorization of(Line line, ReviewAction action, ClaimResponse response) {
    Answer answer = action == null ? null : Answer.of(action.code()).orElse(null);
    if (answer != Answer.APPROVED && answer != Answer.PARTLY_APPROVED) {
      return null;
    }
    String number = action.number() == null ? response.getPreAuthRef() : action.number();
    Period period = period(line, response);
    return new Authorization(
        PlainText.of(number, 120),
        ServiceReader.authorizedDetail(line, "productOrServiceCode")
            .flatMap(Codes::code)
            .map(code -> PlainText.of(code, 200))
            .orElse(null),
        units(line),
        day(period.getStartElement()),
        day(period.getEndElement()));
  }

  private static Period period(Line line, ClaimResponse response) {
    return Codes.value(line.extensions(), "extension-itemPreAuthPeriod")
        .filter(Period.class::isInstance)
        .map(Period.class::cast)
        .orElse(response.getPreAuthPeriod());
  }

  private static Integer units(Line line) {
    return ServiceReader.authorizedDetail(line, "quantity")
        .filter(Quantity.class::isInstance)
        .map(quantity -> ((Quantity) quantity).getValue())
        .filter(value -> value.signum() > 0 && value.stripTrailingZeros().scale() <= 0)
        .map(Number::intValue)
        .orElse(null);
  }

  private static LocalDate day(DateTimeType date) {
    String text = date.getValueAsString() == null ? "" : date.getValueAsString().strip();
    boolean toTheDay = text.length() >= DAY.length();
    return toTheDay ? LocalDate.parse(text.substring(0, DAY.length())) : null;
  }
}

package org.overturn.intake.fhir;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.DateType;

/**
 * When the payer decided: the line's own issue date, or else when the answer was made.
 *
 * @param date null when it is not told to the day
 * @param time in the payer's zone, null when it is not told. A time in UTC is no payer's local
 *     time, so it gives none
 * @param element where it stands
 */
record Determination(LocalDate date, LocalTime time, String element) {

  private static final String ISSUE_DATE = "extension-itemPreAuthIssueDate";

  static Determination of(ClaimResponse response, Line line, ZoneId practiceZone) {
    Determination created = created(response, practiceZone);
    Optional<LocalDate> issued =
        Codes.value(line.extensions(), ISSUE_DATE)
            .filter(DateType.class::isInstance)
            .flatMap(date -> day(((DateType) date).getValueAsString()));
    return issued
        .map(
            day ->
                new Determination(
                    day,
                    day.equals(created.date) ? created.time : null,
                    line.element() + ".extension(itemPreAuthIssueDate)"))
        .orElse(created);
  }

  private static Determination created(ClaimResponse response, ZoneId practiceZone) {
    String text = response.getCreatedElement().getValueAsString();
    try {
      return created(text == null ? "" : text.strip(), practiceZone, "ClaimResponse.created");
    } catch (DateTimeException notToTheDay) {
      return new Determination(null, null, "ClaimResponse.created");
    }
  }

  private static Determination created(String text, ZoneId practiceZone, String element) {
    if (!text.contains("T")) {
      return new Determination(day(text).orElse(null), null, element);
    }
    if (!text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
      LocalDateTime local = LocalDateTime.parse(text);
      return new Determination(local.toLocalDate(), local.toLocalTime(), element);
    }
    OffsetDateTime at = OffsetDateTime.parse(text);
    return at.getOffset().equals(ZoneOffset.UTC)
        ? new Determination(at.atZoneSameInstant(practiceZone).toLocalDate(), null, element)
        : new Determination(at.toLocalDate(), at.toLocalTime(), element);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.ofNullable(text).map(String::strip).map(LocalDate::parse);
    } catch (DateTimeException notToTheDay) {
      return Optional.empty();
    }
  }
}

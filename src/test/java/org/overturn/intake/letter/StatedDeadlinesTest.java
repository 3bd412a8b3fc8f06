package org.overturn.intake.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.deadline.BusinessCalendar;

/** Deadlines in the words of letters, of a letter dated Friday 13 November 2026. */
class StatedDeadlinesTest {

  private static final LocalDate DATED = LocalDate.of(2026, 11, 13);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Request a peer-to-peer by 12/04/2026.|2026-12-04T23:59:59",
        "A peer-to-peer must be requested by 5:00 PM CT on 12/04/2026.|2026-12-04T17:00",
        "A peer-to-peer may be requested no later than Friday, December 4, 2026 at noon.|2026-12-04T12:00",
        "Peer to peer is available until 4:30 p.m. on December 4, 2026.|2026-12-04T16:30",
        "Your P2P window closes on Dec 4, 2026 at 3 PM Eastern Time.|2026-12-04T15:00",
        "The physician has 14 calendar days from the date of this letter for a peer-to-peer.|2026-11-27T23:59:59",
        "A peer-to-peer has to be asked for within fourteen (14) days of this notice.|2026-11-27T23:59:59",
        "A peer-to-peer must take place within five business days of the date of this letter.|2026-11-20T23:59:59",
        "A peer-to-peer must take place within 10 business days of this letter.|2026-11-30T23:59:59",
        "You may speak with the medical director within 7 days of the date of this notice.|2026-11-20T23:59:59",
        "A peer-to-peer review is offered. Call us within two weeks of this letter.|2026-11-27T23:59:59"
      })
  void theEndOfTheWindowIsReadHoweverItIsWorded(String words, LocalDateTime end) {
    assertThat(in(words).call().map(StatedDeadlines.Stated::end)).contains(end);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "You may appeal within 180 days of the date of this letter.|2027-05-12",
        "You have one hundred eighty (180) days to appeal.|2027-05-12",
        "An appeal must be filed within sixty calendar days from the date on this notice.|2027-01-12",
        "Appeals must be received on or before May 12, 2027.|2027-05-12",
        "The last day to appeal is 05/12/2027.|2027-05-12",
        "You can ask for an appeal up to 6 months after this notice.|2027-05-13",
        "You have the right to appeal. We must decide it within 30 days. Write within 65 days of this notice.|2027-01-17"
      })
  void theLastDayToAppealIsReadHoweverItIsWorded(String words, LocalDate day) {
    assertThat(in(words).appeal().map(each -> each.end().toLocalDate())).contains(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "An external review can be asked for within 4 months.",
        "We must decide your appeal within 30 days.",
        "An expedited appeal is decided within 72 hours.",
        "We received your request on 11/02/2026.",
        "Therapy was given for 12 weeks.",
        "You may appeal. The member has had coverage since 01/01/2024."
      })
  void otherDatesAndOtherPeoplesDeadlinesAreNotTaken(String words) {
    assertThat(in(words).appeal()).isEmpty();
    assertThat(in(words).call()).isEmpty();
  }

  @Test
  void aZoneThatTheLetterNamesIsKept() {
    assertThat(in("Request a peer-to-peer by 5:00 PM PT on 12/04/2026.").call())
        .map(StatedDeadlines.Stated::zone)
        .contains(ZoneId.of("America/Los_Angeles"));
  }

  @Test
  void hoursFromTheReceiptAreCountedFromTheReceipt() {
    var stated =
        in("A peer-to-peer must be requested within 24 hours of receipt of this letter.").call();

    assertThat(stated.map(each -> each.end().atZone(each.zone()).toInstant()))
        .contains(LetterReading.RECEIVED.plusSeconds(24 * 3600));
  }

  @Test
  void hoursFromTheLettersDateAreNeverSure() {
    var stated = in("A peer-to-peer must be requested within 72 hours of this notice.").call();

    assertThat(stated.orElseThrow().found().confidence())
        .isLessThan(LetterReading.PROPERTIES.threshold());
    assertThat(stated.orElseThrow().end()).isEqualTo("2026-11-16T17:00");
  }

  private static StatedDeadlines in(String words) {
    Instant received = LetterReading.RECEIVED;
    byte[] letter = Sheet.sans().paragraph(words).pdf();
    Layout layout = Layout.of(LetterReading.pages(LetterReading.PROPERTIES).read(letter).words());
    return new StatedDeadlines(layout, DATED, received, new BusinessCalendar());
  }
}

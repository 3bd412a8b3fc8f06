package org.overturn.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hours as people type them. */
class HoursTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8:00 AM to 12:00 PM, 1:00 PM to 5:00 PM",
        "8-12; 13-17",
        "8:00-12:00 and 13:00-17:00",
        "8am - 12pm, 1pm until 5 p.m.",
        "13:00\u201317:00, 8:00\u201312:00"
      })
  void theSameHoursAreReadHoweverTheyAreWritten(String text) {
    assertThat(HoursText.parse(text, "Monday"))
        .containsExactly(hours("08:00", "12:00"), hours("13:00", "17:00"));
  }

  @Test
  void noonAndMidnightAreWhatAClockSays() {
    assertThat(HoursText.parse("12:00 AM to 12:00 PM", "Monday"))
        .containsExactly(hours("00:00", "12:00"));
  }

  @Test
  void aBlankDayHasNoHours() {
    assertThat(HoursText.parse("  ", "Monday")).isEmpty();
    assertThat(HoursText.parse(null, "Monday")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all day       | Monday, working hours: the hours cannot be read; write it as 8:00 AM to",
        "8-5           | Monday, working hours: the hours end before they start; after noon write",
        "8 to 5 PM     | Monday, working hours: give AM or PM to both times, or to neither.",
        "13 PM to 14 PM| Monday, working hours: with AM and PM the hours go from 1 to 12.",
        "8-24:00       | Monday, working hours: there is no such time; a day ends at 23:59.",
        "8:75-9        | Monday, working hours: there is no such time; a day ends at 23:59.",
        "8-12, 11-13   | Monday, working hours: the same time stands there twice."
      })
  void whatCannotBeMeantIsRefusedWithWhereAndHowToMendIt(String text, String why) {
    assertThatThrownBy(() -> HoursText.parse(text, "Monday, working hours"))
        .isInstanceOf(AvailabilityRefused.class)
        .hasMessageStartingWith(why);
  }

  @Property(seed = "20261122")
  void whatIsShownIsReadAgainAsTheSame(
      @ForAll @IntRange(max = 1438) int from, @ForAll @IntRange(min = 1, max = 1439) int length) {
    int until = Math.min(from + length, 1439);
    Hours hours =
        new Hours(
            LocalTime.MIN.plusMinutes(from), LocalTime.MIN.plusMinutes(Math.max(until, from + 1)));
    assertThat(HoursText.parse(HoursText.of(List.of(hours)), "Monday")).containsExactly(hours);
  }

  @Property(seed = "20261122")
  void noTextBreaksTheReading(@ForAll @StringLength(max = 250) String text) {
    try {
      assertThat(HoursText.parse(text, "Monday")).isNotNull();
    } catch (AvailabilityRefused said) {
      assertThat(said.getMessage()).startsWith("Monday: ");
    }
  }

  private static Hours hours(String from, String until) {
    return new Hours(LocalTime.parse(from), LocalTime.parse(until));
  }
}

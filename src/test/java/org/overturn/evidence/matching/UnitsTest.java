package org.overturn.evidence.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

  @ParameterizedTest
  @CsvSource({
    "88, %, %, 88",
    "88, percent, %, 88",
    "140, mmHg, mm[Hg], 140",
    "35.5, kg/m2, kg/m2, 35.5",
    "35.5, kg/m², kg/m2, 35.5",
    "15, {events}/h, /h, 15",
    "15, events/hour, {events}/h, 15",
    "72, {beats}/min, /min, 72",
    "12, [in_i], cm, 30.48",
    "220.462262184878, lb, kg, 100",
    "100, kg, [lb_av], 220.462262185",
    "1.5, g/dL, mg/dL, 1500",
    "12, ug/L, ng/mL, 12",
    "150, 10*3/uL, 10*9/L, 150",
    "6, wk, d, 42",
    "27, {score}, {score}, 27",
    "27, 1, {score}, 27",
    "11, kPa, mm[Hg], 82.5070130961"
  })
  void aValueIsConvertedWithoutLosingTheBoundary(
      BigDecimal value, String from, String to, BigDecimal expected) {
    assertThat(Units.convert(value, from, to))
        .hasValueSatisfying(given -> assertThat(given).isEqualByComparingTo(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "mg/dL, mmol/L",
    "mmol/L, mg/dL",
    "%, 1",
    "1, %",
    "{score}, %",
    "10*3/uL, mmol/L",
    "m[IU]/L, /L",
    "kg, cm",
    "Cel, [degF]",
    "furlongs, cm",
    "cm, furlongs",
    "'', %",
    "%, ''"
  })
  void unitsOfDifferentThingsAndUnknownOnesAreNotCompared(String from, String to) {
    assertThat(Units.convert(BigDecimal.TEN, from, to)).isEmpty();
  }

  @Test
  void unitsAreShownAsPeopleWriteThem() {
    assertThat(Units.readable("mm[Hg]")).isEqualTo("mmHg");
    assertThat(Units.readable("{events}/h")).isEqualTo("events/h");
    assertThat(Units.readable("{sleepiness_score}")).isEqualTo("sleepiness score");
    assertThat(Units.readable("%")).isEqualTo("%");
  }

  @Property(tries = 3_000, seed = "20261122")
  void whateverAChartWritesAsAUnitIsComparedOrNot(
      @ForAll
          @Chars({'m', 'g', 'L', '/', '.', '0', '1', '-', '{', '}', '[', ']', '%', '*', '(', ' '})
          @StringLength(max = 8)
          String unit,
      @ForAll BigDecimal value) {
    assertThat(Units.convert(value, unit, "%")).isNotNull();
    assertThat(Units.convert(value, "mg/dL", unit)).isNotNull();
    assertThat(Units.readable(unit)).isNotNull();
  }

  @Test
  void aNumberThatWouldFillAPageIsWrittenShort() {
    assertThat(Wording.number(new BigDecimal("1E+999999999"))).isEqualTo("1E+999999999");
    assertThat(Wording.number(new BigDecimal("1E-999999999"))).isEqualTo("1E-999999999");
    assertThat(Wording.number(new BigDecimal("5E+2"))).isEqualTo("500");
    assertThat(Units.convert(new BigDecimal("1E+999999999"), "kg", "g")).isNotNull();
  }
}

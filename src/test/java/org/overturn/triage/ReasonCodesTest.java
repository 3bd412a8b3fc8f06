package org.overturn.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.overturn.decisions.DecisionTable;

/** R3: the codes that a prior authorization comes with are known, whatever they are sorted as. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReasonCodesTest {

  /** All of X12's list 886, service review decision reasons. */
  private static final String LIST_886 =
      "01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F 0G 0H 0J 0K 0L 0M 0N 0P 0Q 0R 0S 0T 0U 0V 0W"
          + " 0X 0Y 0Z 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29";

  /** The claim adjustment reasons that come up when an authorization is refused or missing. */
  private static final String CARC =
      "4 5 6 7 9 10 11 16 18 22 24 26 27 29 31 39 40 49 50 51 55 56 58 61 95 96 109 114 119 146"
          + " 149 150 151 152 153 154 163 164 167 170 173 181 182 186 188 193 197 198 200 204 210"
          + " 216 222 226 227 242 243 250 251 252 256 261 272 273 276 279 284 285 286 287 288 296"
          + " 302 A6 B1 B5 B7 B8 B9 B11 B12 B15";

  /** Remarks that say more than the adjustment beside them. */
  private static final String RARC =
      "M25 M26 M42 M51 M60 M62 M76 M77 M81 M86 M90 M119 M127 M135 N10 N28 N29 N30 N54 N56 N95 N115"
          + " N117 N130 N163 N174 N175 N180 N188 N205 N286 N290 N351 N362 N383 N385 N386 N393"
          + " N425 N429 N435 N455 N489 N517 N522 N569 N570 N574 N657 N661 N706";

  private final DecisionTable table = DecisionTable.named("classify-denial");

  @ParameterizedTest(name = "{0}")
  @MethodSource("codes")
  void isSortedByARowOfItsOwn(String code) {
    assertThat(why(code)).isNotEqualTo(why("HCR:ZZ"));
  }

  @Test
  void aCodeThatNobodyKnowsBesideItHidesNone() {
    codes()
        .forEach(
            code ->
                assertThat(why(code + " HCR:ZZ"))
                    .as("%s beside a code that nobody knows", code)
                    .isNotEqualTo(why("HCR:ZZ")));
  }

  Stream<String> codes() {
    return Stream.of(list("HCR:", LIST_886), list("CARC:", CARC), list("RARC:", RARC))
        .flatMap(each -> each);
  }

  private static Stream<String> list(String system, String codes) {
    return Stream.of(codes.split(" ")).map(code -> system + code);
  }

  private String why(String codes) {
    return String.valueOf(
        table
            .decide(
                Map.of(
                    "actionCode", "A3",
                    "reasonCodes", codes,
                    "reasonTopic", "unknown",
                    "lineOfBusiness", "commercial",
                    "payer", "other",
                    "state", "unknown",
                    "deniedBefore", false))
            .get(0)
            .get("why"));
  }
}

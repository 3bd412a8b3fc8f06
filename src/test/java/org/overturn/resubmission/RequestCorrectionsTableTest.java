package org.overturn.resubmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTable;
import org.overturn.decisions.DecisionTableTest;

/** What to look at in a request, by the reasons of its denial (R73). */
class RequestCorrectionsTableTest extends DecisionTableTest {

  RequestCorrectionsTableTest() {
    super("request-corrections", Map.of("code", "", "reasonTopic", ""));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.concat(
        each(
            "code",
            """
            AAA:15 -> other
            AAA:33 -> code code
            AAA:41 -> other orderingNpi
            AAA:42 -> other unchangedBecause
            AAA:80 -> other unchangedBecause
            AAA:43 -> other orderingNpi
            AAA:50 -> other orderingNpi
            AAA:51 -> other orderingNpi
            AAA:79 -> other orderingNpi
            AAA:44 -> other orderingName
            AAA:45 -> other orderingName
            AAA:97 -> other orderingName
            AAA:35 -> other renderingNpi
            AAA:52 -> other renderingNpi
            AAA:49 -> other orderingName
            AAA:AE -> other orderingName
            AAA:56 -> other serviceFrom
            AAA:57 -> other serviceFrom
            AAA:62 -> other serviceFrom
            AAA:63 -> other serviceFrom
            AAA:58 -> eligibility birthDate
            AAA:60 -> eligibility birthDate
            AAA:71 -> eligibility birthDate
            AAA:61 -> eligibility memberId
            AAA:64 -> eligibility memberId
            AAA:67 -> eligibility memberId
            AAA:68 -> eligibility memberId
            AAA:72 -> eligibility memberId
            AAA:75 -> eligibility memberId
            AAA:76 -> eligibility memberId
            AAA:65 -> eligibility patientLastName
            AAA:66 -> eligibility gender
            AAA:74 -> eligibility gender
            AAA:73 -> eligibility subscriberLastName
            AAA:77 -> eligibility relationship
            AAA:78 -> plan groupNumber
            AAA:95 -> eligibility planName
            AAA:T4 -> plan payerName
            AAA:AF -> code diagnoses
            AAA:AG -> code code
            AAA:AA -> other payerReference
            AAA:IA -> other payerReference
            AAA:MA -> other payerReference
            AAA:AO -> missing-attachment attachments
            AAA:T5 -> missing-attachment attachments
            HCR:0P -> missing-attachment attachments
            HCR:0U -> missing-attachment attachments
            AAA:E8 -> missing-attachment attachments
            HCR:0V -> missing-attachment attachments
            CARC:11 -> code diagnoses
            CARC:146 -> code diagnoses
            CARC:167 -> code diagnoses
            RARC:M64 -> code diagnoses
            RARC:M76 -> code diagnoses
            HCR:0R -> code diagnoses
            CARC:181 -> code code
            CARC:182 -> code code
            CARC:189 -> code code
            CARC:199 -> code code
            RARC:M20 -> code code
            RARC:M51 -> code code
            RARC:N56 -> code code
            RARC:N657 -> code code
            CARC:4 -> code modifiers
            RARC:M78 -> code modifiers
            RARC:N519 -> code modifiers
            RARC:M53 -> code units
            HCR:04 -> code units
            RARC:M52 -> other serviceFrom
            RARC:M59 -> other serviceFrom
            CARC:5 -> code placeOfService
            CARC:58 -> code placeOfService
            RARC:M77 -> code placeOfService
            HCR:16 -> code placeOfService
            CARC:31 -> eligibility memberId
            CARC:140 -> eligibility memberId
            RARC:N382 -> eligibility memberId
            CARC:26 -> eligibility planName
            CARC:27 -> eligibility planName
            CARC:177 -> eligibility planName
            CARC:200 -> eligibility planName
            CARC:22 -> plan payerName
            CARC:24 -> plan payerName
            CARC:109 -> plan payerName
            RARC:N418 -> plan payerName
            CARC:206 -> other orderingNpi
            CARC:207 -> other orderingNpi
            CARC:208 -> other orderingNpi
            RARC:N253 -> other orderingNpi
            RARC:N257 -> other orderingNpi
            RARC:N265 -> other orderingNpi
            RARC:N286 -> other orderingNpi
            RARC:N290 -> other orderingNpi
            CARC:16 -> other
            CARC:163 -> missing-attachment attachments
            CARC:164 -> missing-attachment attachments
            CARC:226 -> missing-attachment attachments
            CARC:227 -> missing-attachment attachments
            CARC:250 -> missing-attachment attachments
            CARC:251 -> missing-attachment attachments
            CARC:252 -> missing-attachment attachments
            RARC:M127 -> missing-attachment attachments
            RARC:N29 -> missing-attachment attachments
            RARC:N706 -> missing-attachment attachments
            CARC:18 -> other payerReference
            HCR:0Q -> other payerReference
            HCR:25 -> other renderingName
            HCR:26 -> other renderingName
            """),
        each(
            "reasonTopic",
            """
            coding -> code code
            eligibility -> eligibility memberId
            missing-information -> missing-attachment attachments
            out-of-network -> other renderingNpi
            duplicate -> other payerReference
            no-authorization -> other payerReference
            not-covered -> plan planName
            medical-necessity -> other
            experimental -> other
            level-of-care -> other
            step-therapy -> other
            mixed -> other
            unknown -> other
            """));
  }

  @Test
  void aCodeThatNoRowKnowsSaysNothing() {
    DecisionTable table = DecisionTable.named("request-corrections");
    assertThat(table.decide(Map.of("code", "AAA:ZZ", "reasonTopic", ""))).isEmpty();
  }

  @Test
  void eachFieldThatARowNamesIsAFieldOfTheRequest() {
    assertThat(DecisionTable.named("request-corrections").column("field").values())
        .filteredOn(field -> !field.isEmpty())
        .allSatisfy(field -> assertThat(RequestField.of(field)).isPresent());
    assertThat(DecisionTable.named("request-corrections").column("wrong").values())
        .allSatisfy(
            wrong -> assertThat(RequestChoices.of(RequestField.WHAT_WAS_WRONG)).containsKey(wrong));
  }

  /** Lines of what is given, what is likely wrong and the field to look at, if there is one. */
  private static Stream<DecisionCase> each(String input, String lines) {
    return lines
        .lines()
        .map(line -> line.split("->"))
        .map(
            parts -> {
              String[] gives = parts[1].strip().split(" ");
              return DecisionCase.fact(parts[0].strip() + " looks at" + parts[1])
                  .given(input, parts[0].strip())
                  .gives("wrong", gives[0], "field", gives.length > 1 ? gives[1] : "");
            });
  }
}

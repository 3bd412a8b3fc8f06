package org.overturn.resubmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request is told what has to be mended, field by field, and never what was typed. */
class RequestCheckTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

  static final RequestValues DENIED =
      RequestValues.of(
          Map.ofEntries(
                  Map.entry(RequestField.PAYER_NAME, "UnitedHealthcare"),
                  Map.entry(RequestField.LINE_OF_BUSINESS, "commercial"),
                  Map.entry(RequestField.MEMBER_ID, "MEMB-77"),
                  Map.entry(RequestField.PATIENT_FIRST_NAME, "Zyxmarked"),
                  Map.entry(RequestField.PATIENT_LAST_NAME, "Qvphitest"),
                  Map.entry(RequestField.BIRTH_DATE, "1961-02-03"),
                  Map.entry(RequestField.PAYER_REFERENCE, "REF-1001"),
                  Map.entry(RequestField.CODE_SYSTEM, "CPT"),
                  Map.entry(RequestField.CODE, "72148"),
                  Map.entry(RequestField.UNITS, "1"),
                  Map.entry(RequestField.DIAGNOSES, "M54.16"),
                  Map.entry(RequestField.SETTING, "outpatient"),
                  Map.entry(RequestField.URGENCY, "standard"),
                  Map.entry(RequestField.ORDERING_NAME, "Pat Ordering, MD"),
                  Map.entry(RequestField.ORDERING_NPI, "1234567893"))
              ::get);

  static final RequestValues CORRECTED =
      DENIED
          .with(RequestField.CODE, "72149")
          .with(RequestField.WHAT_WAS_WRONG, "code")
          .with(RequestField.WHY, "The order is for contrast.");

  @Test
  void aCorrectedRequestHasNoFlaw() {
    assertThat(flaws(CORRECTED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UNITS,0",
    "UNITS,two",
    "UNITS,-1",
    "CODE,7214",
    "CODE_SYSTEM,HCPCS",
    "DIAGNOSES,M54-16",
    "DIAGNOSES,M54.16 M5416",
    "MODIFIERS,RT LT 59 76 77",
    "MODIFIERS,RTX",
    "BIRTH_DATE,2027-01-01",
    "BIRTH_DATE,1899-12-31",
    "BIRTH_DATE,soon",
    "SERVICE_FROM,2019-01-01",
    "SERVICE_FROM,2026-02-30",
    "PLACE_OF_SERVICE,office",
    "ORDERING_NPI,1234567890",
    "RENDERING_NPI,1",
    "MEMBER_ID,M",
    "SETTING,moon",
    "LINE_OF_BUSINESS,none",
    "URGENCY,now",
    "GENDER,x",
    "RELATIONSHIP,cousin",
    "WHAT_WAS_WRONG,everything",
    "FURTHER_SERVICES,72158",
    "FURTHER_SERVICES,CPT 7215 x 1",
    "FURTHER_SERVICES,CPT 72158 x 0"
  })
  void whatIsWrongIsSaidAtItsField(RequestField field, String typed) {
    RequestField said = field == RequestField.CODE_SYSTEM ? RequestField.CODE : field;
    List<RequestFlaw> flaws = flaws(CORRECTED.with(field, typed));
    assertThat(flaws).extracting(RequestFlaw::field).contains(said);
    assertThat(flaws).allSatisfy(flaw -> assertThat(flaw.words()).doesNotContain(typed + ":"));
  }

  @ParameterizedTest
  @CsvSource({
    "PAYER_NAME",
    "PATIENT_FIRST_NAME",
    "PATIENT_LAST_NAME",
    "MEMBER_ID",
    "BIRTH_DATE",
    "CODE_SYSTEM",
    "CODE",
    "UNITS",
    "DIAGNOSES",
    "ORDERING_NAME",
    "ORDERING_NPI",
    "WHAT_WAS_WRONG",
    "WHY"
  })
  void whatIsMissingIsSaidAtItsField(RequestField field) {
    assertThat(flaws(CORRECTED.with(field, ""))).extracting(RequestFlaw::field).contains(field);
  }

  @Test
  void theLastDayIsNotBeforeTheFirst() {
    RequestValues dated =
        CORRECTED
            .with(RequestField.SERVICE_FROM, "2026-12-03")
            .with(RequestField.SERVICE_TO, "2026-12-02");
    assertThat(flaws(dated))
        .extracting(RequestFlaw::words)
        .containsExactly("Last day of service: it lies before the first day");
    assertThat(flaws(dated.with(RequestField.SERVICE_TO, "2026-12-03"))).isEmpty();
  }

  @Test
  void aDependentNeedsTheSubscribersName() {
    assertThat(flaws(CORRECTED.with(RequestField.RELATIONSHIP, "child")))
        .extracting(RequestFlaw::field)
        .containsExactly(RequestField.SUBSCRIBER_FIRST_NAME, RequestField.SUBSCRIBER_LAST_NAME);
  }

  @Test
  void aRequestThatDiffersInNothingNeedsAnAttachmentOrAReason() {
    RequestValues same = CORRECTED.with(RequestField.CODE, "72148");
    assertThat(flaws(same))
        .extracting(RequestFlaw::field)
        .containsExactly(RequestField.UNCHANGED_BECAUSE);
    assertThat(flaws(same.with(RequestField.ATTACHMENTS, "document:1"))).isEmpty();
    assertThat(flaws(same.with(RequestField.UNCHANGED_BECAUSE, "The payer was down."))).isEmpty();
  }

  @Test
  void anAttachmentThatIsGoneIsSaid() {
    assertThat(flaws(CORRECTED.with(RequestField.ATTACHMENTS, "document:1\ndocument:2")))
        .extracting(RequestFlaw::words)
        .singleElement()
        .asString()
        .contains("no longer on file");
  }

  @Test
  void aMissingAttachmentIsToBeAttached() {
    assertThat(flaws(CORRECTED.with(RequestField.WHAT_WAS_WRONG, "missing-attachment")))
        .extracting(RequestFlaw::field)
        .containsExactly(RequestField.ATTACHMENTS);
  }

  private static List<RequestFlaw> flaws(RequestValues request) {
    return RequestCheck.flaws(request, DENIED, Set.of("document:1"), TODAY);
  }
}

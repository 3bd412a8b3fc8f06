package org.overturn.evidence.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.evidence.chart.Bundles.coded;
import static org.overturn.evidence.chart.Bundles.facts;
import static org.overturn.evidence.chart.Bundles.percent;
import static org.overturn.evidence.chart.Bundles.resource;
import static org.overturn.evidence.chart.Bundles.saturation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Code;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.FactKind;

/** What becomes of resources: facts with date, value and source, their flaws, or nothing. */
class FactReadingTest {

  private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  private static final String THERAPY =
      coded("http://www.ama-assn.org/go/cpt", "97110", "Therapeutic exercise");
  private static final String NAPROXEN =
      "\"medicationCodeableConcept\": {\"coding\": [{\"system\": \"%s\", \"code\": \"198014\"}],"
              .formatted(RXNORM)
          + " \"text\": \"Naproxen 500 mg tablet\"}";

  @Test
  void anObservationKeepsDateValueUnitAndSource() {
    ChartFact fact = only(saturation("8", "2026-11-02T08:30:00-05:00", percent(86)));
    assertThat(fact.id()).isEqualTo("Observation/8");
    assertThat(fact.kind()).isEqualTo(FactKind.OBSERVATION);
    assertThat(fact.codes()).containsExactly(new Code("LOINC", "2708-6"));
    assertThat(fact.name()).isEqualTo("Oxygen saturation");
    assertThat(fact.from()).isEqualTo("2026-11-02");
    assertThat(fact.to()).isNull();
    assertThat(fact.value()).isEqualByComparingTo("86");
    assertThat(fact.unit()).isEqualTo("%");
    assertThat(fact.flaws()).isEmpty();
  }

  /** Written out, a dozen letters would be a thousand million zeros. */
  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999"})
  void aNumberThatNoMeasurementHasIsShownByItsPowerAndNotComparedWithAnything(String number) {
    ChartFact fact =
        only(
            saturation("1", "2026-11-02", "\"value\": \"%s\", \"unit\": \"%%\"".formatted(number)));

    assertThat(fact.value()).isNull();
    assertThat(fact.words()).matches("1E[+-]999999999 %");
  }

  @Test
  void theDayOfAnInstantIsThePractices() {
    assertThat(only(saturation("1", "2026-11-03T02:30:00Z", percent(86))).from())
        .isEqualTo("2026-11-02");
    assertThat(only(saturation("1", "2026-11-03", percent(86))).from()).isEqualTo("2026-11-03");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-11"})
  void ofADateWithoutADayNoneIsMadeUp(String partial) {
    ChartFact fact = only(saturation("1", partial, percent(86)));
    assertThat(fact.from()).isNull();
    assertThat(fact.flaws()).containsExactly(FactFlaw.UNDATED);
    assertThat(fact.words()).isEqualTo("dated " + partial + " in the chart");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-13-40", "20261102"})
  void whatHasNoDateIsFlagged(String date) {
    ChartFact fact = only(saturation("1", date, percent(86)));
    assertThat(fact.from()).isNull();
    assertThat(fact.flaws()).containsExactly(FactFlaw.UNDATED);
  }

  @Test
  void whatIsDatedAfterTheReadingIsFlagged() {
    assertThat(only(saturation("1", "2026-11-19", percent(86))).flaws())
        .containsExactly(FactFlaw.FUTURE);
    assertThat(only(saturation("1", "2026-11-18", percent(86))).flaws()).isEmpty();
  }

  @Test
  void aValueWithoutAUnitIsFlaggedAndAScoreNeedsNone() {
    assertThat(only(saturation("1", "2026-11-02", "\"value\": 86")).flaws())
        .containsExactly(FactFlaw.NO_UNIT);
    ChartFact score =
        only(
            resource(
                "Observation",
                "2",
                "\"status\": \"final\", \"effectiveDateTime\": \"2026-11-02\", \"valueInteger\": 44, "
                    + coded("http://loinc.org", "x", "Oswestry score")));
    assertThat(score.value()).isEqualByComparingTo("44");
    assertThat(score.flaws()).isEmpty();
  }

  @Test
  void twoValuesOfOneDayContradictEachOther() {
    List<ChartFact> facts =
        facts(
            saturation("1", "2026-11-02", percent(86)),
            saturation("2", "2026-11-02", percent(95)),
            saturation("3", "2026-11-03", percent(91)));
    assertThat(flawed(facts, FactFlaw.CONTRADICTED))
        .containsExactly("Observation/1", "Observation/2");
  }

  @Test
  void valuesOfDifferentTimesOrTheSameValueTwiceAreNoContradiction() {
    assertThat(
            flawed(
                facts(
                    saturation("1", "2026-11-02T08:00:00-05:00", percent(86)),
                    saturation("2", "2026-11-02T17:00:00-05:00", percent(95)),
                    saturation("3", "2026-11-05", percent(90)),
                    saturation("4", "2026-11-05", "\"value\": 90.0, \"unit\": \"%\"")),
                FactFlaw.CONTRADICTED))
        .isEmpty();
    assertThat(
            flawed(
                facts(
                    saturation("1", "2026-11-02T08:00:00-05:00", percent(86)),
                    saturation("2", "2026-11-02T13:00:00Z", percent(95))),
                FactFlaw.CONTRADICTED))
        .hasSize(2);
  }

  @Test
  void resultsInWordsContradictEachOtherAsValuesDo() {
    String result =
        "\"status\": \"final\", \"effectiveDateTime\": \"2026-11-02\", \"valueCodeableConcept\":"
            + " {\"text\": \"%s\"}, "
            + coded("http://loinc.org", "85147-5", "PD-L1");
    List<ChartFact> facts =
        facts(
            resource("Observation", "1", result.formatted("Positive")),
            resource("Observation", "2", result.formatted("Negative")));
    assertThat(flawed(facts, FactFlaw.CONTRADICTED)).hasSize(2);
    assertThat(facts).extracting(ChartFact::words).containsExactly("Positive", "Negative");
  }

  @Test
  void whatTheChartDeniesIsNoFactAndContradictsOneOfThatDay() {
    String done = "\"status\": \"%s\", \"performedDateTime\": \"2026-10-01\", " + THERAPY;
    List<ChartFact> facts =
        facts(
            resource("Procedure", "1", done.formatted("completed")),
            resource("Procedure", "2", done.formatted("not-done")));
    assertThat(facts).extracting(ChartFact::id).containsExactly("Procedure/1");
    assertThat(facts.get(0).flaws()).containsExactly(FactFlaw.CONTRADICTED);
  }

  @ParameterizedTest
  @CsvSource({
    "< 5 ng/mL, '\"value\": 5, \"comparator\": \"<\", \"unit\": \"ng/mL\"'",
    ">= 60 %, '\"value\": 60, \"comparator\": \">=\", \"unit\": \"%\"'"
  })
  void aValueThatIsOnlyALimitIsNoNumber(String words, String quantity) {
    ChartFact fact = only(saturation("1", "2026-11-02", quantity));
    assertThat(fact.value()).isNull();
    assertThat(fact.words()).isEqualTo(words);
    assertThat(fact.flaws()).isEmpty();
  }

  @Test
  void eachComponentIsAFactOfItsOwn() {
    List<ChartFact> facts =
        facts(
            resource(
                "Observation",
                "8",
                """
                "status": "final", "effectiveDateTime": "2026-11-02", %s,
                "component": [
                  {%s, "valueQuantity": {"value": 142, "unit": "mm[Hg]"}},
                  {%s, "valueQuantity": {"value": 88, "unit": "mm[Hg]"}},
                  {"code": {"text": "Cuff"}, "valueString": "large"}]"""
                    .formatted(
                        coded("http://loinc.org", "85354-9", "Blood pressure"),
                        coded("http://loinc.org", "8480-6", "Systolic"),
                        coded("http://loinc.org", "8462-4", "Diastolic"))));
    assertThat(facts)
        .extracting(ChartFact::id)
        .containsExactly(
            "Observation/8",
            "Observation/8#8462-4",
            "Observation/8#8480-6",
            "Observation/8#component-3");
    assertThat(facts.get(2).value()).isEqualByComparingTo(new BigDecimal(142));
  }

  @ParameterizedTest
  @ValueSource(strings = {"entered-in-error", "cancelled", "registered"})
  void anObservationWithoutAResultIsNoFact(String status) {
    assertThat(facts(saturation("1", "2026-11-02", percent(86)).replace("final", status)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "refuted, 0",
    "entered-in-error, 0",
    "differential, 0",
    "unconfirmed, 0",
    "confirmed, 1",
    "provisional, 1"
  })
  void onlyAConditionThatIsTakenForTrueIsAFact(String verification, int facts) {
    assertThat(
            facts(
                condition(
                    "\"verificationStatus\": {\"coding\": [{\"code\": \"%s\"}]}"
                        .formatted(verification))))
        .hasSize(facts);
  }

  @Test
  void aConditionSaysWhetherItGoesOn() {
    ChartFact ongoing =
        only(condition("\"clinicalStatus\": {\"coding\": [{\"code\": \"active\"}]}"));
    assertThat(ongoing.ongoing()).isTrue();
    assertThat(ongoing.codes()).containsExactly(new Code("ICD-10-CM", "M54.16"));
    ChartFact over =
        only(
            condition(
                "\"clinicalStatus\": {\"coding\": [{\"code\": \"resolved\"}]},"
                    + " \"abatementDateTime\": \"2026-08-01\""));
    assertThat(over.ongoing()).isFalse();
    assertThat(over.to()).isEqualTo("2026-08-01");
    assertThat(over.outcome()).isEqualTo("resolved");
  }

  @Test
  void whereOnlyTheYearOfTheOnsetIsKnownTheConditionIsDatedByItsRecord() {
    ChartFact fact =
        only(
            resource(
                "Condition",
                "1",
                "\"onsetDateTime\": \"2019\", \"recordedDate\": \"2026-05-04\", "
                    + coded(ICD, "M5416", "Radiculopathy")));
    assertThat(fact.from()).isEqualTo("2026-05-04");
    assertThat(fact.words()).isEqualTo("onset 2019");
    assertThat(fact.flaws()).isEmpty();
    assertThat(fact.codes()).containsExactly(new Code("ICD-10-CM", "M54.16"));
  }

  @Test
  void aPrescriptionHasDoseCourseAndOutcome() {
    ChartFact fact =
        only(
            resource(
                "MedicationRequest",
                "7",
                """
                "status": "stopped", "intent": "order", "authoredOn": "2026-07-01", %s,
                "statusReason": {"text": "no relief"},
                "dosageInstruction": [{"timing": {"repeat": {"boundsPeriod": {"start": "2026-07-02",
                    "end": "2026-08-30"}, "frequency": 2, "period": 1, "periodUnit": "d"}},
                  "route": {"text": "by mouth"},
                  "doseAndRate": [{"doseQuantity": {"value": 500, "unit": "mg"}}]}]"""
                    .formatted(NAPROXEN)));
    assertThat(fact.kind()).isEqualTo(FactKind.MEDICATION);
    assertThat(fact.codes()).containsExactly(new Code("RxNorm", "198014"));
    assertThat(fact.from()).isEqualTo("2026-07-02");
    assertThat(fact.to()).isEqualTo("2026-08-30");
    assertThat(fact.ongoing()).isFalse();
    assertThat(fact.dose()).isEqualTo("500 mg by mouth 2 times every day");
    assertThat(fact.outcome()).isEqualTo("stopped; no relief");
  }

  @ParameterizedTest
  @CsvSource({
    "draft, order",
    "cancelled, order",
    "entered-in-error, order",
    "active, proposal",
    "active, plan"
  })
  void whatWasNeverOrderedIsNoFact(String status, String intent) {
    assertThat(
            facts(
                resource(
                    "MedicationRequest",
                    "7",
                    "\"status\": \"%s\", \"intent\": \"%s\", %s"
                        .formatted(status, intent, NAPROXEN))))
        .isEmpty();
  }

  @Test
  void aMedicationMayStandInAResourceOfItsOwn() {
    String medication =
        "{\"resourceType\": \"Medication\", \"id\": \"m\", "
            + coded(RXNORM, "198014", "Naproxen")
            + "}";
    String statement =
        resource(
            "MedicationStatement",
            "1",
            "\"status\": \"active\", \"effectivePeriod\": {\"start\": \"2026-09-01\"},"
                + " \"medicationReference\": {\"reference\": \"Medication/m\"}");
    ChartFact fact = only(medication, statement);
    assertThat(fact.name()).isEqualTo("Naproxen");
    assertThat(fact.ongoing()).isTrue();
  }

  @Test
  void anActiveMedicationWhoseCourseIsOverDoesNotGoOn() {
    assertThat(
            only(resource(
                    "MedicationStatement",
                    "1",
                    "\"status\": \"active\", \"effectivePeriod\": {\"start\": \"2026-09-01\","
                        + " \"end\": \"2026-10-01\"}, "
                        + NAPROXEN))
                .ongoing())
        .isFalse();
  }

  @Test
  void aTherapyThatEndsBeforeItBeginsIsFlagged() {
    ChartFact fact =
        only(
            resource(
                "Procedure",
                "1",
                "\"status\": \"completed\", \"performedPeriod\": {\"start\": \"2026-10-01\", \"end\":"
                    + " \"2026-09-01\"}, \"outcome\": {\"text\": \"no lasting relief\"}, "
                    + THERAPY));
    assertThat(fact.flaws()).containsExactly(FactFlaw.ENDS_BEFORE_START);
    assertThat(fact.codes()).containsExactly(new Code("CPT", "97110"));
    assertThat(fact.outcome()).isEqualTo("no lasting relief");
  }

  @Test
  void reportsAndDocumentsKeepTheirWords() {
    String note =
        Base64.getEncoder()
            .encodeToString("Pain 7 of 10.\nStraight leg raise positive.".getBytes());
    List<ChartFact> facts =
        facts(
            resource(
                "DiagnosticReport",
                "1",
                "\"status\": \"final\", \"effectiveDateTime\": \"2026-10-20\", \"conclusion\": \"Grade"
                    + " 4 changes\", "
                    + coded("http://loinc.org", "36572-6", "X-ray of the knee")),
            resource(
                "DocumentReference",
                "2",
                "\"status\": \"current\", \"date\": \"2026-10-10T10:00:00Z\", \"type\": {\"text\":"
                    + " \"Progress note\"}, \"content\": [{\"attachment\": {\"contentType\":"
                    + " \"text/plain; charset=utf-8\", \"data\": \""
                    + note
                    + "\"}}]"));
    assertThat(facts.get(0).words()).isEqualTo("Grade 4 changes");
    assertThat(facts.get(1).name()).isEqualTo("Progress note");
    assertThat(facts.get(1).words()).isEqualTo("Pain 7 of 10.\nStraight leg raise positive.");
    assertThat(facts.get(1).from()).isEqualTo("2026-10-10");
  }

  @Test
  void aBrokenValueSpoilsItsResourceAtMost() throws Exception {
    Chart chart =
        Bundles.chart(
            Bundles.of(
                Bundles.PATIENT,
                saturation("1", "2026-11-02", percent(86)),
                resource("Observation", "2", "\"status\": [\"a\", {}], \"component\": 7"),
                resource("Condition", "3", "\"code\": \"text\"")));
    List<ChartFact> facts = new FactReading(chart, Bundles.ZONE, Bundles.TODAY).facts();
    assertThat(facts).extracting(ChartFact::id).contains("Observation/1");
  }

  @Test
  void newestComesFirstAndWhatHasNoDayLast() {
    assertThat(
            facts(
                saturation("1", "2026-01-02", percent(86)),
                saturation("2", "", percent(87)),
                saturation("3", "2026-11-02", percent(88))))
        .extracting(ChartFact::id)
        .containsExactly("Observation/3", "Observation/1", "Observation/2");
  }

  @Test
  void aFactsTextFormSaysNothingOfThePatient() {
    assertThat(only(saturation("1", "2026-11-02", percent(86))))
        .hasToString("ChartFact[Observation/1]");
  }

  @Test
  void aChartOfTwoThousandObservationsIsReadInSeconds() {
    String[] many =
        IntStream.range(0, 2_000)
            .mapToObj(
                i ->
                    saturation(
                        "o" + i,
                        LocalDate.of(2026, 11, 1).minusDays(i).toString(),
                        percent(80 + i % 20)))
            .toArray(String[]::new);
    facts(many[0]); // the library's own start
    long start = System.nanoTime();
    assertThat(facts(many)).hasSize(2_000);
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println("2,000 observations became facts in " + millis + " ms");
    assertThat(millis).isLessThan(60_000);
  }

  private static String condition(String fields) {
    return resource(
        "Condition",
        "1",
        "\"onsetDateTime\": \"2026-05-04\", %s, %s"
            .formatted(fields, coded(ICD, "M54.16", "Lumbar radiculopathy")));
  }

  private static List<String> flawed(List<ChartFact> facts, FactFlaw flaw) {
    return facts.stream().filter(fact -> fact.flaws().contains(flaw)).map(ChartFact::id).toList();
  }

  private static ChartFact only(String... resources) {
    List<ChartFact> facts = facts(resources);
    assertThat(facts).hasSize(1);
    return facts.get(0);
  }
}

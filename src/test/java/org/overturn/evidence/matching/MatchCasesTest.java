package org.overturn.evidence.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.evidence.Criterion.Comparison.ABOVE;
import static org.overturn.evidence.Criterion.Comparison.AT_LEAST;
import static org.overturn.evidence.Criterion.Comparison.AT_MOST;
import static org.overturn.evidence.Criterion.Comparison.BELOW;
import static org.overturn.evidence.CriterionKind.ABSENCE;
import static org.overturn.evidence.CriterionKind.DIAGNOSIS;
import static org.overturn.evidence.CriterionKind.DOCUMENT;
import static org.overturn.evidence.CriterionKind.JUDGEMENT;
import static org.overturn.evidence.CriterionKind.PROCEDURE;
import static org.overturn.evidence.CriterionKind.TREATMENT;
import static org.overturn.evidence.CriterionKind.VALUE;
import static org.overturn.evidence.Standing.MET;
import static org.overturn.evidence.Standing.MISSING;
import static org.overturn.evidence.Standing.NOT_MET;
import static org.overturn.evidence.matching.ChartFacts.AS_OF;
import static org.overturn.evidence.matching.ChartFacts.codes;
import static org.overturn.evidence.matching.ChartFacts.condition;
import static org.overturn.evidence.matching.ChartFacts.criterion;
import static org.overturn.evidence.matching.ChartFacts.document;
import static org.overturn.evidence.matching.ChartFacts.lasting;
import static org.overturn.evidence.matching.ChartFacts.medication;
import static org.overturn.evidence.matching.ChartFacts.names;
import static org.overturn.evidence.matching.ChartFacts.notRead;
import static org.overturn.evidence.matching.ChartFacts.observation;
import static org.overturn.evidence.matching.ChartFacts.over;
import static org.overturn.evidence.matching.ChartFacts.procedure;
import static org.overturn.evidence.matching.ChartFacts.read;
import static org.overturn.evidence.matching.ChartFacts.spo2;
import static org.overturn.evidence.matching.ChartFacts.therapy;
import static org.overturn.evidence.matching.ChartFacts.threshold;
import static org.overturn.evidence.matching.ChartFacts.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Criterion.Need;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.FactKind;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Standing;

/**
 * Criteria and charts with the standing and the line that a person gave them beforehand. The charts
 * are read on 2026-11-22.
 */
class MatchCasesTest {

  private static final Need OXYGEN =
      over(threshold(codes("LOINC 2708-6", "LOINC 59408-5"), AT_MOST, "88", "%"), null, "P3M");
  private static final Need SIX_WEEKS = over(codes("CPT 97110"), "P6W", "P6M");
  private static final Need RADICULOPATHY = codes("ICD-10-CM M54.1*");
  private static final Need EARLIER_MRI = over(codes("CPT 72148"), null, "P12M");
  private static final Need SLEEPINESS = threshold(names("Epworth"), AT_LEAST, "10", "{score}");
  private static final Need ANALGESIC = over(names("ibuprofen"), "P6W", "P6M");

  record Case(
      String says,
      CriterionKind kind,
      Need need,
      ChartReading chart,
      Standing standing,
      String because,
      Set<String> facts) {

    @Override
    public String toString() {
      return says;
    }
  }

  static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    values(all);
    diagnoses(all);
    treatments(all);
    proceduresAndDocuments(all);
    absences(all);
    judgements(all);
    charts(all);
    return all;
  }

  private static void values(List<Case> all) {
    add(
        all,
        "a value below a ceiling",
        VALUE,
        OXYGEN,
        MET,
        "SpO2 87 % on 2026-10-03, at most 88 % asked",
        Set.of("Observation/1"),
        spo2("1", "2026-10-03", "87", "%"));
    add(
        all,
        "a value exactly at its ceiling",
        VALUE,
        OXYGEN,
        MET,
        "SpO2 88 % on 2026-10-03, at most 88 % asked",
        Set.of("Observation/1"),
        spo2("1", "2026-10-03", "88.0", "%"));
    add(
        all,
        "a value a tenth above its ceiling",
        VALUE,
        OXYGEN,
        NOT_MET,
        "SpO2 88.1 % on 2026-10-03, but at most 88 % is asked",
        Set.of("Observation/1"),
        spo2("1", "2026-10-03", "88.1", "%"));
    add(
        all,
        "a value exactly at a bound that it has to be below",
        VALUE,
        threshold(codes("LOINC 2708-6"), BELOW, "88", "%"),
        NOT_MET,
        "SpO2 88 % on 2026-10-03, but below 88 % is asked",
        Set.of("Observation/1"),
        spo2("1", "2026-10-03", "88", "%"));
    add(
        all,
        "a value exactly at a bound that it has to be above",
        VALUE,
        threshold(codes("LOINC 39156-5"), ABOVE, "40", "kg/m2"),
        NOT_MET,
        "BMI 40 kg/m2 on 2026-10-03, but above 40 kg/m2 is asked",
        Set.of("Observation/1"),
        observation("1", "BMI", "LOINC 39156-5", "2026-10-03", "40", "kg/m2"));
    add(
        all,
        "a value exactly at its floor",
        VALUE,
        threshold(names("apnea hypopnea"), AT_LEAST, "15", "/h"),
        MET,
        "Apnea Hypopnea Index 15 events/h on 2026-10-03, at least 15 /h asked",
        Set.of("Observation/1"),
        observation(
            "1", "Apnea Hypopnea Index", "LOINC 69990-0", "2026-10-03", "15", "{events}/h"));
    add(
        all,
        "the newest value decides against an older one",
        VALUE,
        OXYGEN,
        NOT_MET,
        "SpO2 93 % on 2026-11-01, but at most 88 % is asked",
        Set.of("Observation/2"),
        spo2("1", "2026-10-03", "87", "%"),
        spo2("2", "2026-11-01", "93", "%"));
    add(
        all,
        "the newest value decides for it",
        VALUE,
        OXYGEN,
        MET,
        "SpO2 85 % on 2026-11-01, at most 88 % asked",
        Set.of("Observation/2"),
        spo2("1", "2026-10-03", "93", "%"),
        spo2("2", "2026-11-01", "85", "%"));
    add(
        all,
        "values of one day disagree",
        VALUE,
        OXYGEN,
        MISSING,
        "The values of 2026-10-03 disagree: SpO2 87 % and SpO2 94 %",
        Set.of("Observation/1", "Observation/2"),
        spo2("1", "2026-10-03", "87", "%"),
        spo2("2", "2026-10-03", "94", "%"));
    add(
        all,
        "values of one day differ and agree on the question",
        VALUE,
        OXYGEN,
        MET,
        "SpO2 87 % and SpO2 84 % on 2026-10-03, at most 88 % asked",
        Set.of("Observation/1", "Observation/2"),
        spo2("1", "2026-10-03", "87", "%"),
        spo2("2", "2026-10-03", "84", "%"));
    add(
        all,
        "the chart's reading calls a value contradicted",
        VALUE,
        OXYGEN,
        MISSING,
        "The values of 2026-10-03 disagree: SpO2 87 %",
        Set.of("Observation/1"),
        spo2("1", "2026-10-03", "87", "%", FactFlaw.CONTRADICTED));
    add(
        all,
        "R20: a value without a unit",
        VALUE,
        OXYGEN,
        MISSING,
        "SpO2 87 on 2026-10-03 has no unit: it has to be settled first",
        Set.of("Observation/1"),
        spo2("1", "2026-10-03", "87", "", FactFlaw.NO_UNIT));
    add(
        all,
        "R20: a value without a date",
        VALUE,
        OXYGEN,
        MISSING,
        "To be settled first: SpO2 87 % (no date)",
        Set.of("Observation/1"),
        spo2("1", null, "87", "%", FactFlaw.UNDATED));
    add(
        all,
        "a value of tomorrow",
        VALUE,
        OXYGEN,
        MISSING,
        "To be settled first: SpO2 87 % on 2026-11-23 (dated in the future)",
        Set.of("Observation/1"),
        spo2("1", "2026-11-23", "87", "%"));
    add(
        all,
        "a value of the day of reading",
        VALUE,
        OXYGEN,
        MET,
        "SpO2 87 % on 2026-11-22, at most 88 % asked",
        Set.of("Observation/1"),
        spo2("1", "2026-11-22", "87", "%"));
    add(
        all,
        "a value without a date beside one that counts is named",
        VALUE,
        OXYGEN,
        MET,
        "SpO2 87 % on 2026-10-03, at most 88 % asked; left out: SpO2 95 % (no date)",
        Set.of("Observation/1"),
        spo2("1", "2026-10-03", "87", "%"),
        spo2("2", null, "95", "%"));
    add(
        all,
        "a value on the first day of the period",
        VALUE,
        OXYGEN,
        MET,
        "SpO2 87 % on 2026-08-22, at most 88 % asked",
        Set.of("Observation/1"),
        spo2("1", "2026-08-22", "87", "%"));
    add(
        all,
        "a value of the day before the period",
        VALUE,
        OXYGEN,
        MISSING,
        "The newest is SpO2 87 % on 2026-08-21, before 2026-08-22",
        Set.of("Observation/1"),
        spo2("1", "2026-08-21", "87", "%"));
    add(
        all,
        "another unit of the same thing is converted",
        VALUE,
        threshold(names("weight"), AT_LEAST, "100", "kg"),
        MET,
        "Body weight 250 lb (113.4 kg) on 2026-10-03, at least 100 kg asked",
        Set.of("Observation/1"),
        observation("1", "Body weight", "LOINC 29463-7", "2026-10-03", "250", "[lb_av]"));
    add(
        all,
        "mmol/L is not mg/dL",
        VALUE,
        threshold(names("glucose"), AT_LEAST, "126", "mg/dL"),
        MISSING,
        "Glucose 7.2 mmol/L on 2026-10-03 cannot be compared with at least 126 mg/dL",
        Set.of("Observation/1"),
        observation("1", "Glucose", "LOINC 14749-6", "2026-10-03", "7.2", "mmol/L"));
    add(
        all,
        "mmHg as charts spell it",
        VALUE,
        threshold(codes("LOINC 8480-6"), AT_LEAST, "140", "mm[Hg]"),
        MET,
        "Systolic blood pressure 140 mmHg on 2026-10-03, at least 140 mmHg asked",
        Set.of("Observation/1#8480-6"),
        observation(
            "1#8480-6", "Systolic blood pressure", "LOINC 8480-6", "2026-10-03", "140", "mmHg"));
    add(
        all,
        "a score is a bare number where the policy asks for a score",
        VALUE,
        SLEEPINESS,
        MET,
        "Epworth Sleepiness Scale 12 on 2026-10-03, at least 10 asked",
        Set.of("Observation/1"),
        observation("1", "Epworth Sleepiness Scale", "LOINC 97847-5", "2026-10-03", "12", ""));
    add(
        all,
        "a threshold for which the policy names no unit",
        VALUE,
        threshold(names("glucose"), AT_LEAST, "126", ""),
        MISSING,
        "Glucose 130 mg/dL on 2026-10-03 cannot be compared with at least 126, for which the"
            + " policy names no unit",
        Set.of("Observation/1"),
        observation("1", "Glucose", "LOINC 2345-7", "2026-10-03", "130", "mg/dL"));
    add(
        all,
        "two days are asked and two are there",
        VALUE,
        times(OXYGEN, 2),
        MET,
        "at most 88 % on 2 of 3 days with a value, 2 days asked; the newest: SpO2 86 % on"
            + " 2026-11-01",
        Set.of("Observation/1", "Observation/3"),
        spo2("1", "2026-10-03", "87", "%"),
        spo2("2", "2026-10-20", "90", "%"),
        spo2("3", "2026-11-01", "86", "%"));
    add(
        all,
        "twice on one day is one day",
        VALUE,
        times(OXYGEN, 2),
        MISSING,
        "at most 88 % on 1 of 1 day with a value, 2 days asked; the newest: SpO2 87 % and SpO2 86"
            + " % on 2026-10-03",
        Set.of("Observation/1", "Observation/2"),
        spo2("1", "2026-10-03", "87", "%"),
        spo2("2", "2026-10-03", "86", "%"));
    add(
        all,
        "a value that is not asked for",
        VALUE,
        OXYGEN,
        MISSING,
        "The chart names none between 2026-08-22 and 2026-11-22",
        Set.of(),
        observation("1", "Heart rate", "LOINC 8867-4", "2026-10-03", "72", "/min"));
  }

  private static void diagnoses(List<Case> all) {
    add(
        all,
        "a diagnosis that goes on, by the beginning of its code",
        DIAGNOSIS,
        RADICULOPATHY,
        MET,
        "Lumbar radiculopathy since 2026-03-02",
        Set.of("Condition/1"),
        condition("1", "ICD-10-CM M54.16", "Lumbar radiculopathy", "2026-03-02", null));
    add(
        all,
        "a diagnosis whose code has no point",
        DIAGNOSIS,
        RADICULOPATHY,
        MET,
        "Lumbar radiculopathy since 2026-03-02",
        Set.of("Condition/1"),
        condition("1", "ICD-10-CM M5416", "Lumbar radiculopathy", "2026-03-02", null));
    add(
        all,
        "a diagnosis by its name, whatever its case",
        DIAGNOSIS,
        names("RADICULOPATHY"),
        MET,
        "Lumbar radiculopathy since 2026-03-02",
        Set.of("Condition/1"),
        condition("1", "SNOMED 128196005", "Lumbar radiculopathy", "2026-03-02", null));
    add(
        all,
        "a neighboring code is another diagnosis",
        DIAGNOSIS,
        codes("ICD-10-CM M54.16"),
        MISSING,
        "The chart names none up to 2026-11-22",
        Set.of(),
        condition("1", "ICD-10-CM M54.17", "Lumbosacral radiculopathy", "2026-03-02", null));
    add(
        all,
        "a diagnosis that has ended",
        DIAGNOSIS,
        RADICULOPATHY,
        MISSING,
        "Lumbar radiculopathy 2020-03-02 to 2020-09-01 is no longer active: whether it is present has to be"
            + " settled",
        Set.of("Condition/1"),
        condition("1", "ICD-10-CM M54.16", "Lumbar radiculopathy", "2020-03-02", "2020-09-01"));
    add(
        all,
        "a diagnosis that is resolved, nobody says when",
        DIAGNOSIS,
        RADICULOPATHY,
        MISSING,
        "Lumbar radiculopathy on 2020-03-02 is no longer active: whether it is present has to be"
            + " settled",
        Set.of("Condition/1"),
        lasting(
            FactKind.CONDITION,
            "Condition/1",
            "ICD-10-CM M54.16",
            "Lumbar radiculopathy",
            "2020-03-02",
            null,
            false));
    add(
        all,
        "a diagnosis that ended within the period asked",
        DIAGNOSIS,
        over(RADICULOPATHY, null, "P12M"),
        MET,
        "Lumbar radiculopathy 2025-03-02 to 2026-01-05, within the last 12 months as asked",
        Set.of("Condition/1"),
        condition("1", "ICD-10-CM M54.16", "Lumbar radiculopathy", "2025-03-02", "2026-01-05"));
    add(
        all,
        "R20: a diagnosis without a date",
        DIAGNOSIS,
        RADICULOPATHY,
        MISSING,
        "To be settled first: Lumbar radiculopathy (no date)",
        Set.of("Condition/1"),
        condition("1", "ICD-10-CM M54.16", "Lumbar radiculopathy", null, null));
    add(
        all,
        "a diagnosis that has lasted long enough to the day",
        DIAGNOSIS,
        over(RADICULOPATHY, "P3M", null),
        MET,
        "Lumbar radiculopathy 2026-08-23 to 2026-11-22: 92 days in all, 3 months (92 days) asked",
        Set.of("Condition/1"),
        condition("1", "ICD-10-CM M54.16", "Lumbar radiculopathy", "2026-08-23", null));
    add(
        all,
        "a diagnosis a day too young",
        DIAGNOSIS,
        over(RADICULOPATHY, "P3M", null),
        NOT_MET,
        "Lumbar radiculopathy 2026-08-24 to 2026-11-22: 91 days in all, but 3 months (92 days) is"
            + " asked",
        Set.of("Condition/1"),
        condition("1", "ICD-10-CM M54.16", "Lumbar radiculopathy", "2026-08-24", null));
    add(
        all,
        "an observation is no diagnosis",
        DIAGNOSIS,
        names("radiculopathy"),
        MISSING,
        "The chart names none up to 2026-11-22",
        Set.of(),
        observation("1", "Radiculopathy score", "LOINC 1-1", "2026-10-03", "3", "{score}"));
  }

  private static void treatments(List<Case> all) {
    add(
        all,
        "R20: exactly six weeks of therapy",
        TREATMENT,
        SIX_WEEKS,
        MET,
        "Physical therapy 2026-07-01 to 2026-08-11: 42 days in all, 6 weeks (42 days) within 6"
            + " months asked",
        Set.of("Procedure/1"),
        therapy("1", "2026-07-01", "2026-08-11"));
    add(
        all,
        "a day short of six weeks",
        TREATMENT,
        SIX_WEEKS,
        NOT_MET,
        "Physical therapy 2026-07-01 to 2026-08-10: 41 days in all, but 6 weeks (42 days) within 6"
            + " months is asked",
        Set.of("Procedure/1"),
        therapy("1", "2026-07-01", "2026-08-10"));
    add(
        all,
        "runs that overlap count each day once",
        TREATMENT,
        SIX_WEEKS,
        NOT_MET,
        "Physical therapy 2026-07-01 to 2026-08-09: 40 days in all, but 6 weeks (42 days) within 6"
            + " months is asked",
        Set.of("Procedure/1", "Procedure/2"),
        therapy("1", "2026-07-01", "2026-07-30"),
        therapy("2", "2026-07-11", "2026-08-09"));
    add(
        all,
        "two runs add up",
        TREATMENT,
        SIX_WEEKS,
        MET,
        "Physical therapy 2026-07-01 to 2026-07-21 and 2026-09-01 to 2026-09-21: 42 days in all, 6"
            + " weeks (42 days) within 6 months asked",
        Set.of("Procedure/1", "Procedure/2"),
        therapy("1", "2026-07-01", "2026-07-21"),
        therapy("2", "2026-09-01", "2026-09-21"));
    add(
        all,
        "therapy is cut to the period",
        TREATMENT,
        SIX_WEEKS,
        NOT_MET,
        "Physical therapy 2026-05-22 to 2026-06-15: 25 days in all, but 6 weeks (42 days) within 6"
            + " months is asked",
        Set.of("Procedure/1"),
        therapy("1", "2026-04-01", "2026-06-15"));
    add(
        all,
        "therapy that ended before the period",
        TREATMENT,
        SIX_WEEKS,
        MISSING,
        "The newest is Physical therapy 2026-02-01 to 2026-05-21, before 2026-05-22",
        Set.of("Procedure/1"),
        therapy("1", "2026-02-01", "2026-05-21"));
    add(
        all,
        "sessions two weeks apart are one course",
        TREATMENT,
        SIX_WEEKS,
        MET,
        "Physical therapy 2026-07-01 to 2026-08-12: 43 days in all, 6 weeks (42 days) within 6"
            + " months asked",
        Set.of("Procedure/1", "Procedure/2", "Procedure/3", "Procedure/4"),
        therapy("1", "2026-07-01", null),
        therapy("2", "2026-07-15", null),
        therapy("3", "2026-07-29", null),
        therapy("4", "2026-08-12", null));
    add(
        all,
        "a pause of fifteen days parts a course",
        TREATMENT,
        SIX_WEEKS,
        MISSING,
        "Physical therapy 2026-07-01 to 2026-07-15 and 2026-07-30 to 2026-08-13: 30 days in all"
            + " that the chart bears out; 6 weeks (42 days) within 6 months asked",
        Set.of("Procedure/1", "Procedure/2", "Procedure/3", "Procedure/4"),
        therapy("1", "2026-07-01", null),
        therapy("2", "2026-07-15", null),
        therapy("3", "2026-07-30", null),
        therapy("4", "2026-08-13", null));
    add(
        all,
        "therapy without a date might fill what is short",
        TREATMENT,
        SIX_WEEKS,
        MISSING,
        "Physical therapy 2026-07-01 to 2026-07-31: 31 days in all that the chart bears out; 6"
            + " weeks (42 days) within 6 months asked; left out: Physical therapy (no date)",
        Set.of("Procedure/1"),
        therapy("1", "2026-07-01", "2026-07-31"),
        therapy("2", null, null));
    add(
        all,
        "therapy that ends before it begins",
        TREATMENT,
        SIX_WEEKS,
        MISSING,
        "To be settled first: Physical therapy 2026-08-11 to 2026-07-01 (ends before it begins)",
        Set.of("Procedure/1"),
        therapy("1", "2026-08-11", "2026-07-01"));
    add(
        all,
        "a medication that is still taken runs to the day of reading",
        TREATMENT,
        ANALGESIC,
        MET,
        "Ibuprofen 600 MG 2026-10-12 to 2026-11-22: 42 days in all, 6 weeks (42 days) within 6"
            + " months asked",
        Set.of("MedicationRequest/1"),
        medication("1", "Ibuprofen 600 MG", "2026-10-12", null, true));
    add(
        all,
        "prescriptions do not say how long a medication was taken",
        TREATMENT,
        ANALGESIC,
        MISSING,
        "Ibuprofen 600 MG on 2026-07-01, on 2026-07-10 and on 2026-07-20: 3 days in all that the"
            + " chart bears out; 6 weeks (42 days) within 6 months asked",
        Set.of("MedicationRequest/1", "MedicationRequest/2", "MedicationRequest/3"),
        medication("1", "Ibuprofen 600 MG", "2026-07-01", null, false),
        medication("2", "Ibuprofen 600 MG", "2026-07-10", null, false),
        medication("3", "Ibuprofen 600 MG", "2026-07-20", null, false));
    add(
        all,
        "a treatment that only has to have been tried",
        TREATMENT,
        names("ibuprofen"),
        MET,
        "Ibuprofen 600 MG on 2026-07-01",
        Set.of("MedicationRequest/1"),
        medication("1", "Ibuprofen 600 MG", "2026-07-01", null, false));
    add(
        all,
        "too few sessions in six weeks",
        TREATMENT,
        times(SIX_WEEKS, 12),
        MISSING,
        "Physical therapy 2026-07-01 to 2026-08-12: 43 days in all, 6 weeks (42 days) within 6"
            + " months asked; on 4 days, 12 asked",
        Set.of("Procedure/1", "Procedure/2", "Procedure/3", "Procedure/4"),
        therapy("1", "2026-07-01", null),
        therapy("2", "2026-07-15", null),
        therapy("3", "2026-07-29", null),
        therapy("4", "2026-08-12", null));
  }

  private static void proceduresAndDocuments(List<Case> all) {
    add(
        all,
        "a study within the period",
        PROCEDURE,
        EARLIER_MRI,
        MET,
        "MRI of the lumbar spine on 2026-02-01, within the last 12 months as asked",
        Set.of("Procedure/1"),
        procedure("1", "CPT 72148", "MRI of the lumbar spine", "2026-02-01"));
    add(
        all,
        "a study that is known by its report",
        PROCEDURE,
        EARLIER_MRI,
        MET,
        "MRI of the lumbar spine on 2025-11-22, within the last 12 months as asked",
        Set.of("DiagnosticReport/1"),
        lasting(
            FactKind.REPORT,
            "DiagnosticReport/1",
            "CPT 72148",
            "MRI of the lumbar spine",
            "2025-11-22",
            null,
            false));
    add(
        all,
        "two visits asked and one there",
        PROCEDURE,
        times(EARLIER_MRI, 2),
        MISSING,
        "MRI of the lumbar spine on 2026-02-01: on 1 day between 2025-11-22 and 2026-11-22, 2"
            + " days asked",
        Set.of("Procedure/1"),
        procedure("1", "CPT 72148", "MRI of the lumbar spine", "2026-02-01"));
    add(
        all,
        "a document on file",
        DOCUMENT,
        over(names("history and physical"), null, "P6M"),
        MET,
        "History and physical note on 2026-09-30, within the last 6 months as asked",
        Set.of("DocumentReference/1"),
        document("1", "History and physical note", "2026-09-30"));
    add(
        all,
        "a document that is too old",
        DOCUMENT,
        over(names("history and physical"), null, "P6M"),
        MISSING,
        "The newest is History and physical note on 2026-03-30, before 2026-05-22",
        Set.of("DocumentReference/1"),
        document("1", "History and physical note", "2026-03-30"));
    add(
        all,
        "a procedure is no document",
        DOCUMENT,
        names("history and physical"),
        MISSING,
        "The chart names none up to 2026-11-22",
        Set.of(),
        procedure("1", "CPT 99203", "History and physical", "2026-09-30"));
  }

  private static void absences(List<Case> all) {
    add(
        all,
        "nothing contrary in a chart that was read",
        ABSENCE,
        EARLIER_MRI,
        MET,
        "The chart names none between 2025-11-22 and 2026-11-22",
        Set.of(),
        spo2("1", "2026-10-03", "87", "%"));
    add(
        all,
        "the same study just before",
        ABSENCE,
        EARLIER_MRI,
        NOT_MET,
        "MRI of the lumbar spine on 2026-02-01, but the policy asks for none between 2025-11-22"
            + " and 2026-11-22",
        Set.of("Procedure/1"),
        procedure("1", "CPT 72148", "MRI of the lumbar spine", "2026-02-01"));
    add(
        all,
        "the same study a day before the period",
        ABSENCE,
        EARLIER_MRI,
        MET,
        "The chart names none between 2025-11-22 and 2026-11-22",
        Set.of(),
        procedure("1", "CPT 72148", "MRI of the lumbar spine", "2025-11-21"));
    add(
        all,
        "a contrary fact without a date",
        ABSENCE,
        EARLIER_MRI,
        MISSING,
        "To be settled first: MRI of the lumbar spine (no date)",
        Set.of("Procedure/1"),
        procedure("1", "CPT 72148", "MRI of the lumbar spine", null));
    add(
        all,
        "a value on the right side of what must not be",
        ABSENCE,
        threshold(codes("LOINC 39156-5"), ABOVE, "45", "kg/m2"),
        MET,
        "The chart names none up to 2026-11-22",
        Set.of(),
        observation("1", "BMI", "LOINC 39156-5", "2026-10-03", "45", "kg/m2"));
    add(
        all,
        "a value on the wrong side of what must not be",
        ABSENCE,
        threshold(codes("LOINC 39156-5"), ABOVE, "45", "kg/m2"),
        NOT_MET,
        "BMI 46 kg/m2 on 2026-10-03, but the policy asks for none up to 2026-11-22",
        Set.of("Observation/1"),
        observation("1", "BMI", "LOINC 39156-5", "2026-10-03", "46", "kg/m2"));
    add(
        all,
        "a value without a unit that might be what must not be",
        ABSENCE,
        threshold(codes("LOINC 39156-5"), ABOVE, "45", "kg/m2"),
        MISSING,
        "To be settled first: BMI 46 on 2026-10-03 (no unit)",
        Set.of("Observation/1"),
        observation("1", "BMI", "LOINC 39156-5", "2026-10-03", "46", ""));
    all.add(
        new Case(
            "absence in a chart that was not read",
            ABSENCE,
            EARLIER_MRI,
            notRead(ChartReading.State.UNAVAILABLE),
            MISSING,
            "The chart could not be reached",
            Set.of()));
    all.add(
        new Case(
            "absence in a chart that was read before and is away now",
            ABSENCE,
            EARLIER_MRI,
            new ChartReading(
                ChartReading.State.UNAVAILABLE,
                read().at(),
                "a server",
                List.of(spo2("1", "2026-10-03", "87", "%"))),
            MISSING,
            "Not shown that the chart has none: The chart could not be reached",
            Set.of()));
    all.add(
        new Case(
            "absence in a chart of which a part cannot be read",
            ABSENCE,
            EARLIER_MRI,
            new ChartReading(
                ChartReading.State.READ,
                read().at(),
                "a folder",
                "1 resource of the chart cannot be read and is missing here",
                read().at(),
                List.of(spo2("1", "2026-10-03", "87", "%"))),
            MISSING,
            "Not shown that the chart has none: 1 resource of the chart cannot be read and is"
                + " missing here",
            Set.of()));
  }

  private static void judgements(List<Case> all) {
    add(
        all,
        "what only the physician can say",
        JUDGEMENT,
        Need.NONE,
        Standing.JUDGEMENT,
        "Only the physician can say",
        Set.of());
    add(
        all,
        "what the chart has for the physician's judgement",
        JUDGEMENT,
        names("radiculopathy"),
        Standing.JUDGEMENT,
        "Only the physician can say; the chart has Lumbar radiculopathy since 2026-03-02",
        Set.of("Condition/1"),
        condition("1", "ICD-10-CM M54.16", "Lumbar radiculopathy", "2026-03-02", null));
    add(
        all,
        "an absence of nothing in particular",
        ABSENCE,
        Need.NONE,
        Standing.JUDGEMENT,
        "The policy names no code or word to look for: only the physician can say",
        Set.of());
    add(
        all,
        "a value over a duration",
        VALUE,
        over(OXYGEN, "P6W", "P6M"),
        Standing.JUDGEMENT,
        "A value over a duration is not matched: only the physician can say; the chart has SpO2 87"
            + " % on 2026-10-03",
        Set.of("Observation/1"),
        spo2("1", "2026-10-03", "87", "%"));
  }

  private static void charts(List<Case> all) {
    all.add(
        new Case(
            "a value where no chart is connected",
            VALUE,
            OXYGEN,
            notRead(ChartReading.State.NO_SOURCE),
            MISSING,
            "No chart is connected: type in what the chart says",
            Set.of()));
    all.add(
        new Case(
            "a treatment where nobody has read the chart yet",
            TREATMENT,
            SIX_WEEKS,
            notRead(ChartReading.State.NOT_YET),
            MISSING,
            "The chart has not been read yet",
            Set.of()));
    all.add(
        new Case(
            "a judgement needs no chart",
            JUDGEMENT,
            Need.NONE,
            notRead(ChartReading.State.NOT_YET),
            Standing.JUDGEMENT,
            "Only the physician can say",
            Set.of()));
    add(
        all,
        "a chart without a single fact",
        DIAGNOSIS,
        RADICULOPATHY,
        MISSING,
        "The chart names none up to 2026-11-22",
        Set.of());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void standsAsAPersonSaid(Case each) {
    Finding finding = Matching.match(criterion(each.kind(), each.need()), each.chart(), AS_OF);

    assertThat(finding.because()).isEqualTo(each.because());
    assertThat(finding.standing()).isEqualTo(each.standing());
    assertThat(finding.facts().stream().map(ChartFact::id).collect(Collectors.toSet()))
        .isEqualTo(each.facts());
  }

  @Test
  void theCasesCoverEveryKindAndEveryStanding() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(50);
    assertThat(cases().stream().map(Case::kind)).contains(CriterionKind.values());
    for (CriterionKind kind : CriterionKind.values()) {
      Set<Standing> standings =
          cases().stream()
              .filter(each -> each.kind() == kind)
              .map(Case::standing)
              .collect(Collectors.toSet());
      assertThat(standings).as(kind.code()).containsAll(possible(kind));
    }
  }

  private static Set<Standing> possible(CriterionKind kind) {
    return switch (kind) {
      case JUDGEMENT -> Set.of(Standing.JUDGEMENT);
      case DOCUMENT, PROCEDURE -> Set.of(MET, MISSING);
      default -> Set.of(MET, NOT_MET, MISSING);
    };
  }

  private static void add(
      List<Case> all,
      String says,
      CriterionKind kind,
      Need need,
      Standing standing,
      String because,
      Set<String> cited,
      ChartFact... facts) {
    all.add(new Case(says, kind, need, read(facts), standing, because, cited));
  }
}

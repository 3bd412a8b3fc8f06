package org.overturn.peertopeer.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTable;
import org.overturn.decisions.DecisionTableTest;

/** R38: two specialties are compared by what they are, however they are spelled. */
class SpecialtyFamiliesTableTest extends DecisionTableTest {

  private static final DecisionTable TABLE = DecisionTable.named("specialty-families");

  SpecialtyFamiliesTableTest() {
    super("specialty-families", Map.of("specialty", ""));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return DecisionCase.lines(
        "specialty",
        "family",
        """
        orthopaedic surgery -> orthopedics
        spinal surgery -> spine
        neurological surgery -> neurosurgery
        vascular neurology -> neurology
        physiatry -> physical-medicine
        anaesthesia -> anesthesiology
        cardiology -> cardiology
        cardiothoracic surgery -> cardiac-surgery
        vascular surgery -> vascular-surgery
        medical oncology -> oncology
        rheumatology -> rheumatology
        gastroenterology -> gastroenterology
        pulmonary disease -> pulmonology
        endocrinology -> endocrinology
        dermatology -> dermatology
        psychiatry -> psychiatry
        pediatrics -> pediatrics
        family medicine -> primary-care
        emergency medicine -> emergency
        diagnostic radiology -> radiology
        radiation oncology -> radiation-oncology
        obstetrics and gynecology -> womens-health
        urology -> urology
        nephrology -> nephrology
        ophthalmology -> ophthalmology
        otolaryngology -> otolaryngology
        colorectal surgery -> general-surgery
        plastic surgery -> plastic-surgery
        infectious diseases -> infectious-disease
        allergy -> allergy
        medical genetics -> genetics
        pathology -> pathology
        oral surgery -> oral-surgery
        podiatry -> podiatry
        hyperbaric medicine -> wound-care
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "Orthopedics, Orthopaedic Surgery",
    "ORTHOPEDIC SURGERY (SPINE), Neurosurgery",
    "Pain Management, Physical Medicine & Rehabilitation",
    "GI, Gastroenterology",
    "Internal Medicine, Family Practice",
    "Hematology/Oncology, Medical Oncology",
    "OB/GYN, Obstetrics & Gynecology",
    "ENT, Otolaryngology",
    "Pediatric Cardiology, Cardiovascular Disease",
  })
  void specialtiesThatAreTheSameOrSimilarShareAFamilyR38(String one, String other) {
    assertThat(shared(one, other)).as("%s and %s", one, other).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Orthopedics, Family Medicine",
    "Cardiology, Psychiatry",
    "Pediatric Neurology, Pediatric Cardiology",
    "'Internal Medicine, Cardiology', Family Medicine",
    "Dermatology, Emergency Medicine",
  })
  void specialtiesThatDifferShareNoneR38(String one, String other) {
    assertThat(families(one)).as(one).isNotEmpty();
    assertThat(families(other)).as(other).isNotEmpty();
    assertThat(shared(one, other)).as("%s and %s", one, other).isEmpty();
  }

  private static Set<String> shared(String one, String other) {
    Set<String> both = families(one);
    both.retainAll(families(other));
    return both;
  }

  private static Set<String> families(String specialty) {
    Set<String> found = new TreeSet<>();
    TABLE
        .decide(Map.of("specialty", Specialties.plain(specialty)))
        .forEach(row -> found.add(String.valueOf(row.get("family"))));
    return found;
  }
}

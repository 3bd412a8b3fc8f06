package org.overturn.evidence.chart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.denial.Patient;
import org.overturn.evidence.ChartFact;

/** Bundles of an invented patient, written as text so that anything can be broken in them. */
final class Bundles {

  static final ZoneId ZONE = ZoneId.of("America/New_York");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 18);
  static final Patient ROSA =
      new Patient("Rosa", "Example", LocalDate.of(1968, 4, 2), "XYM904417730");

  static final String PATIENT =
      patient("rosa", "Rosa Maria", "Example", "1968-04-02", "XYM 9044-17730");

  private Bundles() {}

  static String patient(String id, String given, String family, String born, String memberId) {
    return """
        {"resourceType": "Patient", "id": "%s", "birthDate": "%s",
         "identifier": [{"value": "MRN-%s"}, {"value": "%s"}],
         "name": [{"family": "%s", "given": ["%s"]}]}"""
        .formatted(id, born, id, memberId, family, given);
  }

  /** A bundle that is listed by {@code urn:uuid}, as exports are. */
  static String of(String... resources) {
    return Stream.of(resources)
        .map(resource -> "{\"resource\": " + resource + "}")
        .collect(
            Collectors.joining(
                ",\n",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [\n",
                "\n]}"));
  }

  /** A resource of {@link #PATIENT} with these fields. */
  static String resource(String type, String id, String fields) {
    return """
        {"resourceType": "%s", "id": "%s", "subject": {"reference": "Patient/rosa"}, %s}"""
        .formatted(type, id, fields);
  }

  static String coded(String system, String code, String text) {
    return """
        "code": {"coding": [{"system": "%s", "code": "%s"}], "text": "%s"}"""
        .formatted(system, code, text);
  }

  static String saturation(String id, String effective, String value) {
    return resource(
        "Observation",
        id,
        """
        "status": "final", %s, %s, "valueQuantity": {%s}"""
            .formatted(
                coded("http://loinc.org", "2708-6", "Oxygen saturation"),
                effective.isEmpty()
                    ? "\"language\": \"en\""
                    : "\"effectiveDateTime\": \"%s\"".formatted(effective),
                value));
  }

  static String percent(int value) {
    return """
        "value": %d, "unit": "%%", "system": "http://unitsofmeasure.org", "code": "%%\""""
        .formatted(value);
  }

  /** The facts of the patient's resources. */
  static List<ChartFact> facts(String... resources) {
    return factsOf(
        of(Stream.concat(Stream.of(PATIENT), Stream.of(resources)).toArray(String[]::new)));
  }

  static List<ChartFact> factsOf(String bundle) {
    try {
      return new FactReading(chart(bundle), ZONE, TODAY).facts();
    } catch (IOException | ChartNotRead failure) {
      throw new IllegalStateException(failure);
    }
  }

  static Chart chart(String bundle) throws IOException, ChartNotRead {
    byte[] bytes = bundle.getBytes(StandardCharsets.UTF_8);
    return new BundleReading(10_000).read(new ByteArrayInputStream(bytes));
  }
}

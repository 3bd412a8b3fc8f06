package org.overturn.evidence.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.overturn.evidence.chart.Bundles.PATIENT;
import static org.overturn.evidence.chart.Bundles.ROSA;
import static org.overturn.evidence.chart.Bundles.patient;
import static org.overturn.evidence.chart.Bundles.percent;
import static org.overturn.evidence.chart.Bundles.saturation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.denial.Patient;
import org.overturn.evidence.ChartReading.State;

/** Who is found in a folder of bundles, and what is refused. */
class FolderChartsTest {

  private static final String SATURATION = saturation("1", "2026-11-02", percent(86));
  private static final String COVERAGE =
      """
      {"resourceType": "Coverage", "id": "c", "status": "active",
       "beneficiary": {"reference": "Patient/rosa"}, "payor": [{"display": "Payer"}],
       "subscriberId": "XYM904417730"}""";

  @TempDir Path folder;

  @Test
  void thePatientIsFoundByTheMemberIdHoweverItIsWritten() throws Exception {
    file("a.json", Bundles.of(PATIENT, SATURATION));
    file("b.json", Bundles.of(patient("2", "Jo", "Other", "1970-01-01", "OTHER1")));
    assertThat(charts().read(ROSA).entries()).hasSize(1);
  }

  @Test
  void thePatientIsFoundByTheCoveragesMemberIdAndGivenName() throws Exception {
    file("a.json", Bundles.of(rosaWithout("Example-Smith"), COVERAGE, SATURATION));
    assertThat(charts().read(ROSA).entries()).hasSize(1);
  }

  @Test
  void whoSharesTheFamilysMemberIdIsNotTakenForThePatient() throws IOException {
    String twin = patient("rosa", "Ada", "Example", "1968-04-02", "no-number");
    file("a.json", Bundles.of(twin, COVERAGE, SATURATION));
    ChartNotRead failure = failure(charts());
    assertThat(failure.state()).isEqualTo(State.NO_SUCH_PATIENT);
    assertThat(failure)
        .hasMessage(
            "a file has this member id with another birth date or name: check the case's facts");
  }

  @Test
  void aMemberIdWithAnotherBirthDateIsAnotherPerson() throws IOException {
    file("a.json", Bundles.of(patient("rosa", "Rosa", "Example", "1999-04-02", "XYM904417730")));
    assertThat(failure(charts()).state()).isEqualTo(State.NO_SUCH_PATIENT);
  }

  @Test
  void withoutTheNumberNameAndBirthDateHaveToFit() throws Exception {
    file("a.json", Bundles.of(rosaWithout("EXAMPLE"), SATURATION));
    assertThat(charts().read(ROSA).entries()).hasSize(1);
    Patient accented = new Patient("Rósa", "Exámple", ROSA.birthDate(), "another");
    assertThat(charts().read(accented).entries()).hasSize(1);
    Patient younger = new Patient("Rosa", "Example", LocalDate.of(1968, 4, 3), "another");
    assertThat(failure(charts(), younger).state()).isEqualTo(State.NO_SUCH_PATIENT);
    Patient unknownDay = new Patient("Rosa", "Example", null, "another");
    assertThat(failure(charts(), unknownDay).state()).isEqualTo(State.NO_SUCH_PATIENT);
  }

  @Test
  void ofTwoFilesThatWouldFitNoneIsTaken() throws IOException {
    file("a.json", Bundles.of(PATIENT, SATURATION));
    file("b.json", Bundles.of(PATIENT));
    assertThat(failure(charts()).state()).isEqualTo(State.SEVERAL_PATIENTS);
  }

  @Test
  void aBundleWithTwoPatientsIsRefusedWhole() throws IOException {
    file(
        "a.json",
        Bundles.of(PATIENT, SATURATION, patient("2", "Jo", "Other", "1970-01-01", "OTHER1")));
    ChartNotRead failure = failure(charts());
    assertThat(failure.state()).isEqualTo(State.REFUSED);
    assertThat(failure).hasMessage("the bundle mixes 2 patients");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/jo",
        "https://ehr.example/fhir/Patient/jo",
        "urn:uuid:8d6f5a3e-0000-4000-8000-000000000000",
        "Patient?identifier=https://ehr.example/mrn|MRN-jo"
      })
  void aBundleWithAResourceOfAnotherPatientIsRefusedWhole(String another) throws IOException {
    file(
        "a.json",
        Bundles.of(
            PATIENT,
            SATURATION,
            SATURATION.replace("\"id\": \"1\"", "\"id\": \"2\"").replace("Patient/rosa", another)));
    ChartNotRead failure = failure(charts());
    assertThat(failure.state()).isEqualTo(State.REFUSED);
    assertThat(failure.getMessage()).startsWith("the bundle mixes patients");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ehr.example/fhir/Patient/rosa",
        "Patient/rosa/_history/3",
        "urn:uuid:rosa",
        "Patient?identifier=https://ehr.example/mrn|MRN-rosa"
      })
  void howeverAResourceNamesItsPatientItIsTheirs(String own) throws Exception {
    file("a.json", Bundles.of(PATIENT, SATURATION.replace("Patient/rosa", own)));
    assertThat(charts().read(ROSA).entries()).hasSize(1);
  }

  @Test
  void whatADeviceWasMeasuredByIsNotThePatients() throws Exception {
    file("a.json", Bundles.of(PATIENT, SATURATION.replace("Patient/rosa", "Device/4")));
    assertThat(charts().read(ROSA).entries()).isEmpty();
  }

  @Test
  void aPatientsFileThatIsCutOffIsRefused() throws IOException {
    String whole = Bundles.of(PATIENT, SATURATION);
    file("a.json", whole.substring(0, whole.length() - 40));
    ChartNotRead failure = failure(charts());
    assertThat(failure.state()).isEqualTo(State.REFUSED);
    assertThat(failure).hasMessage("the file is cut off or is no JSON");
  }

  @Test
  void filesThatNobodyCanReadAreCountedAndNotNamed() throws Exception {
    file("rosa-example.xml", "<Bundle xmlns=\"http://hl7.org/fhir\"/>");
    file("empty.json", "");
    file("list.json", "[1, 2]");
    file("patient.json", PATIENT);
    Files.write(folder.resolve("huge.json"), new byte[2_000_000]);
    file(".hidden", "x");
    file("half.json.part", "x");
    ChartNotRead failure = failure(new FolderCharts(folder, 1_000_000, 100));
    assertThat(failure.state()).isEqualTo(State.NO_SUCH_PATIENT);
    assertThat(failure.getMessage()).startsWith("5 files of the folder cannot be read");
  }

  @Test
  void aFileLargerThanAllowedIsNotOpened() throws IOException {
    file("a.json", Bundles.of(PATIENT, SATURATION));
    assertThat(failure(new FolderCharts(folder, 100, 100)).state())
        .isEqualTo(State.NO_SUCH_PATIENT);
  }

  @Test
  void aChartOfTooManyResourcesIsRefused() throws IOException {
    file(
        "a.json",
        Bundles.of(PATIENT, SATURATION, saturation("2", "2026-11-03", percent(88)), COVERAGE));
    ChartNotRead failure = failure(new FolderCharts(folder, 1_000_000, 1));
    assertThat(failure.state()).isEqualTo(State.REFUSED);
    assertThat(failure.getMessage()).contains("overturn.chart.max-resources");
  }

  @Test
  void aFolderThatIsAwayIsToldAndFoundAgain() throws Exception {
    FolderCharts charts = new FolderCharts(folder.resolve("share"), 1_000_000, 100);
    assertThat(failure(charts).state()).isEqualTo(State.UNAVAILABLE);
    assertThat(charts.condition().trouble()).isNotNull();
    Files.createDirectory(folder.resolve("share"));
    Files.writeString(folder.resolve("share/a.json"), Bundles.of(PATIENT, SATURATION));
    assertThat(charts.read(ROSA).entries()).hasSize(1);
    assertThat(charts.condition()).isEqualTo(new ChartSource.Condition(null, 1, 0));
  }

  @Test
  void aFileIsReadAgainWhenItChangedAndForgottenWhenItIsGone() throws Exception {
    FolderCharts charts = charts();
    file("a.json", Bundles.of(PATIENT, SATURATION));
    assertThat(charts.read(ROSA).entries()).hasSize(1);
    file("a.json", Bundles.of(PATIENT, SATURATION, saturation("2", "2026-11-03", percent(88))));
    assertThat(charts.read(ROSA).entries()).hasSize(2);
    Files.delete(folder.resolve("a.json"));
    assertThat(failure(charts).state()).isEqualTo(State.NO_SUCH_PATIENT);
  }

  @Test
  void aLargeFolderIsNotReadAgainForEachCase() throws Exception {
    for (int i = 0; i < 300; i++) {
      file(
          i + ".json",
          Bundles.of(patient("p" + i, "Given", "Family" + i, "1970-01-01", "NUMBER" + i)));
    }
    file("rosa.json", Bundles.of(PATIENT, SATURATION));
    FolderCharts charts = charts();
    charts.read(ROSA);
    long quickest = Long.MAX_VALUE; // of many, since a busy machine is slow at any of them
    for (int i = 0; i < 20; i++) {
      long start = System.nanoTime();
      charts.read(ROSA);
      quickest = Math.min(quickest, (System.nanoTime() - start) / 1_000_000);
    }
    // reading 300 files again would take far longer than looking at their times
    assertThat(quickest).isLessThan(200);
  }

  @Test
  void whoFindsAnotherReadingTheFolderDoesNotWaitForever() throws Exception {
    for (int i = 0; i < 400; i++) {
      file(i + ".json", Bundles.of(patient("p" + i, "Given", "Family" + i, "1970-01-01", "N" + i)));
    }
    FolderIndex index = new FolderIndex(folder, 1_000_000, Duration.ZERO);
    AtomicBoolean enough = new AtomicBoolean();
    Thread other =
        new Thread(
            () -> {
              while (!enough.get()) {
                try {
                  index.look();
                } catch (IOException | FolderIndex.Busy again) {
                  continue;
                }
              }
            });
    other.start();
    boolean busy = false;
    long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!busy && System.nanoTime() < until) {
      try {
        index.look();
      } catch (FolderIndex.Busy another) {
        busy = true;
      }
    }
    enough.set(true);
    other.join();
    assertThat(busy).isTrue();
    assertThat(index.look().files()).isEqualTo(400);
  }

  @Test
  void aBundleOfFiveMegabytesIsReadInSeconds() throws Exception {
    String note =
        Bundles.resource(
            "DocumentReference",
            "note",
            "\"status\": \"current\", \"date\": \"2026-10-10\", \"content\": [{\"attachment\":"
                + " {\"contentType\": \"text/plain\", \"data\": \""
                + "UGFpbiA3IG9mIDEwLiAg".repeat(240)
                + "\"}}]");
    List<String> resources = new ArrayList<>(List.of(PATIENT));
    for (int i = 0; i < 1_000; i++) {
      resources.add(note.replace("\"id\": \"note\"", "\"id\": \"note" + i + "\""));
    }
    file("a.json", Bundles.of(resources.toArray(String[]::new)));
    FolderCharts charts = new FolderCharts(folder, 10_000_000, 10_000);
    long start = System.nanoTime();
    Chart chart = charts.read(ROSA);
    assertThat(new FactReading(chart, Bundles.ZONE, Bundles.TODAY).facts()).hasSize(1_000);
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println(
        "A bundle of %,d bytes was found and read in %d ms"
            .formatted(Files.size(folder.resolve("a.json")), millis));
    assertThat(Files.size(folder.resolve("a.json"))).isGreaterThan(5_000_000);
    assertThat(millis).isLessThan(60_000);
  }

  private String rosaWithout(String family) {
    return patient("rosa", "Rosa", family, "1968-04-02", "no-number");
  }

  private FolderCharts charts() {
    return new FolderCharts(folder, 1_000_000, 100);
  }

  private static ChartNotRead failure(FolderCharts charts) {
    return failure(charts, ROSA);
  }

  private static ChartNotRead failure(FolderCharts charts, Patient patient) {
    return catchThrowableOfType(ChartNotRead.class, () -> charts.read(patient));
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}

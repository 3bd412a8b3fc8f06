package org.overturn.resubmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.denial.CareSetting;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.denial.InventedDenial;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Payer;
import org.overturn.denial.RequestedService;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;
import org.overturn.document.StoredFile;
import org.overturn.practice.PracticeProperties;
import org.overturn.practice.SiteProperties;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The electronic forms, read back as the payer reads them, and compared with what was asked. */
@OverturnTest
class FormsOfRequestTest {

  private static final Instant NOW = Instant.parse("2026-11-18T15:00:00Z");
  private static final byte[] NOTES = "Seven weeks".getBytes(StandardCharsets.UTF_8);

  @Autowired JdbcClient jdbc;
  private PasRequest pas;
  private X12Request x12;

  @BeforeEach
  void aPayerTakesBoth() {
    var properties =
        new ResubmissionProperties(
            new ResubmissionProperties.Requester("1245319599", "5555550100", "ZZ", "LAKESIDE"),
            Map.of(
                "unitedhealthcare",
                new ResubmissionProperties.PayerForms(
                    Set.of(RequestFormat.PAS, RequestFormat.X12),
                    "87726",
                    "ZZ",
                    "UHCEDI",
                    "FX",
                    true)));
    var practice =
        new PracticeProperties(
            "Lakeside Orthopédics",
            ZoneId.of("America/New_York"),
            LocalTime.of(8, 0),
            LocalTime.of(17, 0));
    var site =
        new SiteProperties(
            URI.create("https://overturn.example"), new SiteProperties.Mail("a@practice.example"));
    pas = new PasRequest(properties, practice, site);
    x12 = new X12Request(properties, practice, jdbc);
  }

  @Test
  void aRefusedRequestIsAFirstClaimAndSaysWhatWasCorrected_R73() {
    Bundle bundle = read(pas.of(request("AAA", corrected())));

    assertThat(bundle.getMeta().getProfile().get(0).getValue())
        .isEqualTo(PasRequest.PROFILE + "profile-pas-request-bundle");
    assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
    Claim claim = (Claim) bundle.getEntryFirstRep().getResource();
    assertThat(claim.getMeta().getProfile().get(0).getValue())
        .isEqualTo(PasRequest.PROFILE + "profile-claim");
    assertThat(claim.getUse()).isEqualTo(Claim.Use.PREAUTHORIZATION);
    assertThat(claim.getRelated()).isEmpty();
    assertThat(claim.getIdentifierFirstRep().getValue()).isEqualTo("D-2026-000001-R1-2");
    assertThat(claim.getItem()).hasSize(2);
    Claim.ItemComponent first = claim.getItem().get(0);
    assertThat(first.getProductOrService().getCodingFirstRep().getCode()).isEqualTo("72149");
    assertThat(first.getModifier().get(0).getCodingFirstRep().getCode()).isEqualTo("RT");
    assertThat(first.getQuantity().getValue()).isEqualByComparingTo("2");
    assertThat(first.getLocationCodeableConcept().getCodingFirstRep().getCode()).isEqualTo("22");
    assertThat(first.getServicedPeriod().getStartElement().getValueAsString())
        .isEqualTo("2026-12-01");
    assertThat(extension(first, "extension-certificationType")).isEqualTo("I");
    assertThat(claim.getItem().get(1).getProductOrService().getCodingFirstRep().getCode())
        .isEqualTo("J1745");
    assertThat(claim.getDiagnosis())
        .extracting(each -> each.getDiagnosisCodeableConcept().getCodingFirstRep().getCode())
        .containsExactly("M54.16", "M51.26");
    assertThat(claim.getCareTeam())
        .extracting(each -> each.getRole().getCodingFirstRep().getCode())
        .containsExactly("DK", "SJ", "FA");
  }

  @Test
  void theBundleNamesPatientPlanPayerAndPracticeAndEachReferenceIsInIt() {
    Bundle bundle = read(pas.of(request("AAA", corrected())));
    Claim claim = (Claim) bundle.getEntryFirstRep().getResource();

    Patient patient = (Patient) in(bundle, claim.getPatient().getReference());
    assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Qvphitest");
    assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1961-02-03");
    Coverage coverage =
        (Coverage) in(bundle, claim.getInsuranceFirstRep().getCoverage().getReference());
    assertThat(coverage.getSubscriberId()).isEqualTo("MEMB-78");
    assertThat(coverage.getClass_().get(0).getValue()).isEqualTo("G-1");
    assertThat(coverage.getRelationship().getCodingFirstRep().getCode()).isEqualTo("child");
    Patient subscriber = (Patient) in(bundle, coverage.getSubscriber().getReference());
    assertThat(subscriber.getNameFirstRep().getFamily()).isEqualTo("Subscribing");
    assertThat(
            ((Organization) in(bundle, claim.getInsurer().getReference()))
                .getIdentifierFirstRep()
                .getValue())
        .isEqualTo("87726");
    assertThat(
            ((Organization) in(bundle, claim.getProvider().getReference()))
                .getIdentifierFirstRep()
                .getValue())
        .isEqualTo("1245319599");
    var document =
        (DocumentReference)
            in(
                bundle,
                ((org.hl7.fhir.r4.model.Reference) claim.getSupportingInfoFirstRep().getValue())
                    .getReference());
    assertThat(document.getContentFirstRep().getAttachment().getData()).isEqualTo(NOTES);
    bundle.getEntry().stream()
        .flatMap(
            entry ->
                FhirContext.forR4Cached()
                    .newTerser()
                    .getAllResourceReferences(entry.getResource())
                    .stream())
        .map(each -> each.getResourceReference().getReferenceElement().getValue())
        .forEach(reference -> assertThat(in(bundle, reference)).as(reference).isNotNull());
  }

  @Test
  void aDecidedRequestUpdatesTheEarlierClaimItemByItem() {
    RequestValues two =
        corrected().with(RequestField.FURTHER_SERVICES, "HCPCS J1745 x 3\nCPT 72158 x 1");
    RequestValues denied = denied().with(RequestField.FURTHER_SERVICES, "HCPCS J1745 x 3");
    Bundle bundle = read(pas.of(request("A3", denied, two, List.of())));
    Claim claim = (Claim) bundle.getEntryFirstRep().getResource();

    assertThat(claim.getMeta().getProfile().get(0).getValue()).endsWith("profile-claim-update");
    assertThat(claim.getRelatedFirstRep().getRelationship().getCodingFirstRep().getCode())
        .isEqualTo("prior");
    Claim earlier = (Claim) in(bundle, claim.getRelatedFirstRep().getClaim().getReference());
    assertThat(earlier.getIdentifierFirstRep().getValue()).isEqualTo("REF-1001");
    assertThat(earlier.getItem().get(0).getProductOrService().getCodingFirstRep().getCode())
        .isEqualTo("72148");
    assertThat(claim.getItem())
        .extracting(item -> extension(item, "extension-infoChanged"))
        .containsExactly("changed", "changed", "added");
    assertThat(claim.getItem())
        .extracting(item -> extension(item, "extension-certificationType"))
        .containsOnly("S");
  }

  @Test
  void aServiceThatIsTakenOutIsCancelled() {
    RequestValues denied =
        corrected().with(RequestField.WHY, "").with(RequestField.WHAT_WAS_WRONG, "");
    RequestValues one = corrected().with(RequestField.FURTHER_SERVICES, "");
    Claim claim =
        (Claim)
            read(pas.of(request("A3", denied, one, List.of()))).getEntryFirstRep().getResource();

    assertThat(claim.getItem()).hasSize(2);
    assertThat(extension(claim.getItem().get(0), "extension-infoChanged")).isEmpty();
    assertThat(extension(claim.getItem().get(1), "extension-certificationType")).isEqualTo("3");
    assertThat(claim.getItem().get(1).getModifierExtensionFirstRep().getUrl())
        .endsWith("modifierextension-infoCancelled");
  }

  @Test
  void attachmentsThatAreTooMuchForOneMessageAreRefusedWithWhatToDo() {
    StoredFile large = new StoredFile("scan.pdf", "application/pdf", new byte[21 * 1024 * 1024]);
    RequestToSend request =
        request(
            "A3",
            denied(),
            corrected(),
            List.of(new RequestToSend.Attached("Scan", "Clinical record", large)));
    assertThatThrownBy(() -> pas.of(request))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("more than 20 MB together");
  }

  @Test
  void the278IsReadBackSegmentBySegment() {
    byte[] written = x12.of(request("A3", corrected()));

    assertThat(X12Writing.faults(written)).isEmpty();
    List<String> segments = segments(written);
    assertThat(segments.get(0))
        .startsWith(
            "ISA*00*          *00*          *ZZ*LAKESIDE       *ZZ*UHCEDI         *261118*1000*^*00501*")
        .endsWith("*0*T*:");
    assertThat(segments.stream().skip(2).limit(segments.size() - 5L))
        .containsExactly(
            "ST*278*0001*005010X217",
            "BHT*0007*13*D-2026-000001-R1-2*20261118*1000",
            "HL*1**20*1",
            "NM1*X3*2*UNITEDHEALTHCARE*****PI*87726",
            "HL*2*1*21*1",
            "NM1*1P*2*LAKESIDE ORTHOPEDICS*****XX*1245319599",
            "PER*IC**TE*5555550100",
            "HL*3*2*22*1",
            "NM1*IL*1*SUBSCRIBING*SAM****MI*MEMB-78",
            "REF*6P*G-1",
            "HL*4*3*23*1",
            "NM1*QC*1*QVPHITEST*ZYXMARKED",
            "DMG*D8*19610203*F",
            "INS*N*19",
            "HL*5*4*EV*1",
            "TRN*1*D-2026-000001-R1-2*9245319599",
            "UM*HS*S**22:B**U",
            "REF*BB*REF-1001",
            "HI*ABK:M5416*ABF:M5126",
            "PWK*77*FX***AC*D-2026-000001-R1-2-1",
            "MSG*THE ORDER IS FOR CONTRAST 72149, NOT 72148.",
            "NM1*DK*1*ORDERING*PAT****XX*1234567893",
            "NM1*SJ*1*QUILL*ADA****XX*1003000126",
            "NM1*FA*2*LAKESIDE IMAGING*****XX*1679576722",
            "HL*6*5*SS*0",
            "TRN*1*D-2026-000001-R1-2-L1*9245319599",
            "DTP*472*RD8*20261201-20261215",
            "SV1*HC:72149:RT**UN*2",
            "HL*7*5*SS*0",
            "TRN*1*D-2026-000001-R1-2-L2*9245319599",
            "DTP*472*RD8*20261201-20261215",
            "SV1*HC:J1745**UN*3");
    assertThat(segments.get(segments.size() - 3)).isEqualTo("SE*33*0001");
  }

  @Test
  void aRefusedRequestIsAnInitialOneWithoutAnEarlierNumber_R73() {
    List<String> segments = segments(x12.of(request("AAA", corrected())));
    assertThat(segments).contains("UM*HS*I**22:B**U");
    assertThat(segments).noneMatch(segment -> segment.startsWith("REF*BB"));
  }

  @Test
  void anAdmissionIsReviewedAsOneAndARevenueCodeHasItsSegment() {
    RequestValues admission =
        corrected()
            .with(RequestField.SETTING, "inpatient")
            .with(RequestField.CODE_SYSTEM, "REV")
            .with(RequestField.CODE, "0120")
            .with(RequestField.MODIFIERS, "")
            .with(RequestField.FURTHER_SERVICES, "");
    List<String> segments = segments(x12.of(request("A3", admission)));
    assertThat(segments).contains("UM*AR*S**22:B**U", "DTP*435*D8*20261201", "SV2*0120***UN*2");
  }

  @Test
  void eachInterchangeHasANumberOfItsOwn() {
    RequestToSend request = request("A3", corrected());
    assertThat(segments(x12.of(request)).get(0)).isNotEqualTo(segments(x12.of(request)).get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Brien*~:^Name",
        "Müller\nSeg~NM1*IL",
        "Nguyễn",
        "Qvphitest-von-und-zu-Hohenlohe-Waldenburg-Schillingsfuerst-Bartenstein"
      })
  void noNameBreaksASegment(String name) {
    byte[] written = x12.of(request("A3", corrected().with(RequestField.PATIENT_LAST_NAME, name)));
    assertThat(X12Writing.faults(written)).isEmpty();
    assertThat(segments(written)).filteredOn(each -> each.startsWith("NM1*QC")).hasSize(1);
  }

  @Test
  void aNameThatX12CannotWriteIsNotLeftOut() {
    assertThat(
            x12.hindrance(corrected().with(RequestField.PATIENT_LAST_NAME, "\u0393\u03b9\u03ce")))
        .contains("X12 has no letters for Patient's last name");
  }

  @Test
  void whatAFormCannotHoldIsSaid() {
    assertThat(x12.hindrance(corrected().with(RequestField.CODE_SYSTEM, "ICD-10-PCS")))
        .contains("a 278 has no place for a code of this system");
    assertThat(pas.hindrance(corrected().with(RequestField.PLACE_OF_SERVICE, "")))
        .contains("it needs the place of service, two digits");
    assertThat(pas.hindrance(corrected())).isEmpty();
    assertThat(x12.hindrance(corrected())).isEmpty();
  }

  private static RequestValues denied() {
    return RequestCheckTest.DENIED;
  }

  private static RequestValues corrected() {
    return denied()
        .with(RequestField.MEMBER_ID, "MEMB-78")
        .with(RequestField.GROUP_NUMBER, "G-1")
        .with(RequestField.GENDER, "female")
        .with(RequestField.RELATIONSHIP, "child")
        .with(RequestField.SUBSCRIBER_FIRST_NAME, "Sam")
        .with(RequestField.SUBSCRIBER_LAST_NAME, "Subscribing")
        .with(RequestField.CODE, "72149")
        .with(RequestField.MODIFIERS, "RT")
        .with(RequestField.UNITS, "2")
        .with(RequestField.FURTHER_SERVICES, "HCPCS J1745 x 3")
        .with(RequestField.DIAGNOSES, "M54.16, M5126")
        .with(RequestField.SERVICE_FROM, "2026-12-01")
        .with(RequestField.SERVICE_TO, "2026-12-15")
        .with(RequestField.PLACE_OF_SERVICE, "22")
        .with(RequestField.URGENCY, "expedited")
        .with(RequestField.RENDERING_NAME, "Dr. Ada Quill")
        .with(RequestField.RENDERING_NPI, "1003000126")
        .with(RequestField.FACILITY_NAME, "Lakeside Imaging")
        .with(RequestField.FACILITY_NPI, "1679576722")
        .with(RequestField.WHAT_WAS_WRONG, "code")
        .with(RequestField.WHY, "The order is for contrast: 72149, not 72148.")
        .with(RequestField.ATTACHMENTS, "document:1");
  }

  private static RequestToSend request(String action, RequestValues asked) {
    StoredFile notes = new StoredFile("notes.txt", "text/plain", NOTES);
    return request(
        action,
        denied(),
        asked,
        List.of(new RequestToSend.Attached("Notes", "Clinical record", notes)));
  }

  private static RequestToSend request(
      String action,
      RequestValues denied,
      RequestValues asked,
      List<RequestToSend.Attached> attached) {
    RequestDraft sent = new RequestDraft(1, 2, denied, asked, "coordinator", NOW);
    return new RequestToSend(denial(action), sent, denied, attached, "coordinator", NOW);
  }

  private static Denial denial(String action) {
    Payer payer = new Payer("unitedhealthcare", "UnitedHealthcare", true);
    DenialNotice notice =
        new DenialNotice(
            payer.name(),
            "REF-1001",
            "1",
            LocalDate.of(2026, 11, 17),
            null,
            new DenialReason(action, "", "Denied.", null),
            LineOfBusiness.COMMERCIAL,
            "OH",
            CareSetting.OUTPATIENT,
            Stage.PRE_SERVICE,
            Urgency.STANDARD,
            new org.overturn.denial.Patient(
                "Zyxmarked", "Qvphitest", LocalDate.of(1961, 2, 3), "MEMB-77"),
            new RequestedService("CPT", "72148", "MRI lumbar spine", 1, "M54.16"),
            null,
            null,
            null,
            null,
            NOW);
    return InventedDenial.of(new CaseNumber("D-2026-000001"), notice, payer, "coding");
  }

  /** Strictly: an element that the standard does not know, or a wrong value, fails the test. */
  private static Bundle read(byte[] json) {
    var parser = FhirContext.forR4Cached().newJsonParser();
    parser.setParserErrorHandler(new StrictErrorHandler());
    return parser.parseResource(Bundle.class, new String(json, StandardCharsets.UTF_8));
  }

  private static Resource in(Bundle bundle, String address) {
    return bundle.getEntry().stream()
        .filter(entry -> entry.getFullUrl().equals(address))
        .map(Bundle.BundleEntryComponent::getResource)
        .findFirst()
        .orElse(null);
  }

  private static String extension(Claim.ItemComponent item, String name) {
    return Stream.ofNullable(item.getExtensionByUrl(PasRequest.PROFILE + name))
        .map(
            each ->
                each.getValue() instanceof PrimitiveType<?> code
                    ? code.getValueAsString()
                    : ((org.hl7.fhir.r4.model.CodeableConcept) each.getValue())
                        .getCodingFirstRep()
                        .getCode())
        .findFirst()
        .orElse("");
  }

  private static List<String> segments(byte[] interchange) {
    return Arrays.asList(new String(interchange, StandardCharsets.US_ASCII).strip().split("~\\s*"));
  }
}

package org.overturn.resubmission;

import static org.overturn.resubmission.RequestField.*;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.overturn.practice.PracticeProperties;
import org.overturn.practice.SiteProperties;
import org.springframework.stereotype.Component;

/**
 * The corrected request as the request Bundle of Da Vinci Prior Authorization Support, FHIR R4
 * (hl7.org/fhir/us/davinci-pas, 2.1.0): what a payer's {@code Claim/$submit} takes. A request that
 * the payer decided is updated: the Bundle holds the earlier Claim too, and each item says whether
 * it was added, changed or cancelled.
 */
@Component
class PasRequest implements FormOfRequest {

  static final String PROFILE = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
  static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
  private static final String X12 = "https://codesystem.x12.org/005010/";
  private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

  /** What payers' gateways commonly take in one message, attachments in base64. */
  private static final long MOST_ATTACHED = 20L * 1024 * 1024;

  private static final Map<String, String> SERVICE_SYSTEMS =
      Map.of(
          "CPT", "http://www.ama-assn.org/go/cpt",
          "HCPCS", "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
          "ICD-10-PCS", "http://www.cms.gov/Medicare/Coding/ICD10",
          "NDC", "http://hl7.org/fhir/sid/ndc",
          "REV", "https://www.nubc.org/CodeSystem/RevenueCodes");

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final ResubmissionProperties properties;
  private final PracticeProperties practice;
  private final SiteProperties site;

  PasRequest(ResubmissionProperties properties, PracticeProperties practice, SiteProperties site) {
    this.properties = properties;
    this.practice = practice;
    this.site = site;
  }

  @Override
  public RequestFormat format() {
    return RequestFormat.PAS;
  }

  @Override
  public Optional<String> hindrance(RequestValues request) {
    if (!request.has(PLACE_OF_SERVICE)) {
      return Optional.of("it needs the place of service, two digits");
    }
    return request.has(CODE_SYSTEM) && !SERVICE_SYSTEMS.containsKey(request.get(CODE_SYSTEM))
        ? Optional.of("it does not know the code system")
        : Optional.empty();
  }

  @Override
  public byte[] of(RequestToSend request) {
    long attached =
        request.attachments().stream().mapToLong(each -> each.file().content().length).sum();
    if (attached > MOST_ATTACHED) {
      throw new RequestRefused(
          "The attachments are more than 20 MB together, too much for a Da Vinci PAS request. Take"
              + " some out, and send them another way.");
    }
    Bundle bundle = new Making(request).bundle();
    return fhir.newJsonParser()
        .setPrettyPrint(true)
        .encodeResourceToString(bundle)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** One Bundle in the making. */
  private final class Making {

    private final RequestToSend request;
    private final RequestValues asked;
    private final ResubmissionProperties.PayerForms payer;
    private final Bundle bundle = new Bundle();

    Making(RequestToSend request) {
      this.request = request;
      this.asked = request.request();
      this.payer = properties.payers().get(request.denial().payer().id());
    }

    Bundle bundle() {
      bundle.setMeta(profile("profile-pas-request-bundle"));
      bundle.setIdentifier(ours("transaction", request.trace()));
      bundle.setType(Bundle.BundleType.COLLECTION);
      bundle.setTimestamp(Date.from(request.at()));
      Claim claim = new Claim();
      put("claim", claim); // the profile wants it first
      Reference insurer = put("insurer", insurer());
      Reference requestor = put("requestor", requestor());
      Reference patient = put("patient", patient());
      Reference subscriber = isDependent() ? put("subscriber", subscriber()) : patient;
      Reference coverage = put("coverage", coverage(patient, subscriber, insurer));
      fill(claim, asked, insurer, requestor, patient, coverage);
      careTeam(claim);
      claim.addIdentifier(ours("request", request.trace()));
      if (request.isFirst()) {
        claim.setMeta(profile("profile-claim"));
        ServiceLine.of(asked).forEach(line -> item(claim, line, asked, "I"));
      } else {
        claim.setMeta(profile("profile-claim-update"));
        update(claim, insurer, requestor, patient, coverage);
      }
      documents(claim, patient);
      return bundle;
    }

    private void fill(
        Claim claim,
        RequestValues from,
        Reference insurer,
        Reference requestor,
        Reference patient,
        Reference coverage) {
      claim.setStatus(Claim.ClaimStatus.ACTIVE);
      claim.setUse(Claim.Use.PREAUTHORIZATION);
      boolean inpatient = "inpatient".equals(from.get(SETTING));
      claim.setType(
          concept(TERMINOLOGY + "claim-type", inpatient ? "institutional" : "professional"));
      claim.setCreated(Date.from(request.at()));
      claim.setPriority(
          concept(
              TERMINOLOGY + "processpriority",
              "expedited".equals(from.get(URGENCY)) ? "stat" : "normal"));
      claim.setInsurer(insurer);
      claim.setProvider(requestor);
      claim.setPatient(patient);
      claim.addInsurance().setSequence(1).setFocal(true).setCoverage(coverage);
      List<String> diagnoses = RequestCodes.each(from.get(DIAGNOSES));
      for (int i = 0; i < diagnoses.size(); i++) {
        claim
            .addDiagnosis()
            .setSequence(i + 1)
            .setDiagnosis(
                concept(
                    "http://hl7.org/fhir/sid/icd-10-cm", RequestCodes.pointed(diagnoses.get(i))));
      }
    }

    /** The earlier Claim goes with it, and each item says what became of it. */
    private void update(
        Claim claim,
        Reference insurer,
        Reference requestor,
        Reference patient,
        Reference coverage) {
      Claim earlier = new Claim();
      earlier.setMeta(profile("profile-claim"));
      earlier.addIdentifier(
          asked.has(PAYER_REFERENCE)
              ? new Identifier()
                  .setSystem(site.link("/fhir/payer-reference/" + payer.payerId()))
                  .setValue(asked.get(PAYER_REFERENCE))
              : ours("request", request.denial().number().value()));
      fill(earlier, request.denied(), insurer, requestor, patient, coverage);
      List<ServiceLine> before = linesDenied();
      before.forEach(line -> item(earlier, line, request.denied(), "I"));
      claim
          .addRelated()
          .setClaim(put("earlier", earlier))
          .setRelationship(concept(TERMINOLOGY + "ex-relatedclaimrelationship", "prior"));
      List<ServiceLine> now = ServiceLine.of(asked);
      boolean same = sameCircumstances();
      for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
        if (i >= now.size()) {
          Claim.ItemComponent gone = item(claim, before.get(i), request.denied(), "3");
          changed(gone, "changed");
          gone.addModifierExtension(
              new Extension(
                  PROFILE + "modifierextension-infoCancelled",
                  new org.hl7.fhir.r4.model.BooleanType(true)));
          continue;
        }
        Claim.ItemComponent item = item(claim, now.get(i), asked, "S");
        if (i >= before.size()) {
          changed(item, "added");
        } else if (!same || !now.get(i).equals(before.get(i))) {
          changed(item, "changed");
        }
      }
    }

    /** What the payer denied may be less than a request needs; then it had no such lines. */
    private List<ServiceLine> linesDenied() {
      RequestValues denied = request.denied();
      return ServiceLine.of(denied.has(UNITS) ? denied : denied.with(UNITS, "1"));
    }

    /** True when nothing but services differs, which each item says for itself. */
    private boolean sameCircumstances() {
      List<RequestField> services =
          List.of(CODE_SYSTEM, CODE, MODIFIERS, DESCRIPTION, UNITS, FURTHER_SERVICES);
      return request.differences().stream().map(Difference::field).allMatch(services::contains);
    }

    private Claim.ItemComponent item(
        Claim claim, ServiceLine line, RequestValues from, String certification) {
      Claim.ItemComponent item = claim.addItem().setSequence(claim.getItem().size());
      item.addExtension(
          extension(
              "extension-serviceItemRequestType",
              concept(X12 + "1525", "inpatient".equals(from.get(SETTING)) ? "AR" : "HS")));
      item.addExtension(
          extension("extension-certificationType", concept(X12 + "1322", certification)));
      if (!"I".equals(certification) && asked.has(PAYER_REFERENCE)) {
        item.addExtension(
            extension(
                "extension-administrationReferenceNumber",
                new StringType(asked.get(PAYER_REFERENCE))));
      }
      CodeableConcept service =
          concept(SERVICE_SYSTEMS.getOrDefault(line.system(), line.system()), line.code());
      if (!line.description().isEmpty()) {
        service.setText(line.description());
      }
      item.setProductOrService(service);
      line.modifiers().forEach(each -> item.addModifier(concept(SERVICE_SYSTEMS.get("CPT"), each)));
      item.setQuantity(new Quantity().setValue(BigDecimal.valueOf(line.units())));
      if (from.has(PLACE_OF_SERVICE)) {
        item.setLocation(
            concept(
                "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set",
                from.get(PLACE_OF_SERVICE)));
      }
      if (from.has(SERVICE_TO) && !from.get(SERVICE_TO).equals(from.get(SERVICE_FROM))) {
        Period period = new Period();
        period.setStartElement(new org.hl7.fhir.r4.model.DateTimeType(from.get(SERVICE_FROM)));
        period.setEndElement(new org.hl7.fhir.r4.model.DateTimeType(from.get(SERVICE_TO)));
        item.setServiced(period);
      } else if (from.has(SERVICE_FROM)) {
        item.setServiced(new DateType(from.get(SERVICE_FROM)));
      }
      for (int i = 1; i <= claim.getDiagnosis().size(); i++) {
        item.addDiagnosisSequence(i);
      }
      return item;
    }

    private static void changed(Claim.ItemComponent item, String how) {
      item.addExtension(extension("extension-infoChanged", new CodeType(how)));
    }

    private void careTeam(Claim claim) {
      member(claim, "ordering", ORDERING_NAME, ORDERING_NPI, "DK");
      if (asked.has(RENDERING_NAME)) {
        member(claim, "rendering", RENDERING_NAME, RENDERING_NPI, "SJ");
      }
      if (asked.has(FACILITY_NAME)) {
        Organization facility = new Organization();
        facility.setMeta(profile("profile-organization"));
        facility.setActive(true).setName(asked.get(FACILITY_NAME));
        npi(facility.addIdentifier(), asked.get(FACILITY_NPI), facility.getIdentifier());
        scoped(claim, put("facility", facility), "FA");
      }
    }

    private void member(Claim claim, String id, RequestField name, RequestField npi, String role) {
      Practitioner person = new Practitioner();
      person.setMeta(profile("profile-practitioner"));
      PersonName parts = PersonName.of(asked.get(name));
      var human = person.addName().setFamily(parts.family()).setText(asked.get(name));
      if (!parts.given().isEmpty()) {
        human.addGiven(parts.given());
      }
      npi(person.addIdentifier(), asked.get(npi), person.getIdentifier());
      scoped(claim, put(id, person), role);
    }

    private static void npi(Identifier identifier, String npi, List<Identifier> all) {
      if (npi.isEmpty()) {
        all.remove(identifier);
      } else {
        identifier.setSystem(NPI).setValue(npi);
      }
    }

    private void scoped(Claim claim, Reference who, String role) {
      claim
          .addCareTeam()
          .setSequence(claim.getCareTeam().size())
          .setProvider(who)
          .setRole(concept(X12 + "98", role))
          .addExtension(
              extension(
                  "extension-careTeamClaimScope", new org.hl7.fhir.r4.model.BooleanType(true)));
    }

    private Organization insurer() {
      Organization insurer = new Organization();
      insurer.setMeta(profile("profile-insurer"));
      insurer.setActive(true).setName(asked.get(PAYER_NAME));
      insurer.addIdentifier().setSystem(site.link("/fhir/payer")).setValue(payer.payerId());
      return insurer;
    }

    private Organization requestor() {
      Organization requestor = new Organization();
      requestor.setMeta(profile("profile-requestor"));
      requestor.setActive(true).setName(practice.name());
      requestor.addIdentifier().setSystem(NPI).setValue(properties.requester().npi());
      if (!properties.requester().phone().isEmpty()) {
        requestor
            .addTelecom()
            .setSystem(org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem.PHONE)
            .setValue(properties.requester().phone());
      }
      return requestor;
    }

    private Patient patient() {
      Patient patient =
          person(asked.get(PATIENT_FIRST_NAME), asked.get(PATIENT_LAST_NAME), "beneficiary");
      patient.setBirthDateElement(new DateType(asked.get(BIRTH_DATE)));
      patient.setGender(
          asked.has(GENDER)
              ? AdministrativeGender.fromCode(asked.get(GENDER))
              : AdministrativeGender.UNKNOWN);
      return patient;
    }

    private Patient subscriber() {
      return person(
          asked.get(SUBSCRIBER_FIRST_NAME), asked.get(SUBSCRIBER_LAST_NAME), "subscriber");
    }

    private Patient person(String given, String family, String profile) {
      Patient person = new Patient();
      person.setMeta(profile("profile-" + profile));
      person.addName().setFamily(family).addGiven(given);
      person
          .addIdentifier()
          .setType(concept(TERMINOLOGY + "v2-0203", "MB"))
          .setSystem(site.link("/fhir/member/" + payer.payerId()))
          .setValue(asked.get(MEMBER_ID));
      return person;
    }

    private Coverage coverage(Reference patient, Reference subscriber, Reference insurer) {
      Coverage coverage = new Coverage();
      coverage.setMeta(profile("profile-coverage"));
      coverage.setStatus(Coverage.CoverageStatus.ACTIVE);
      coverage
          .addIdentifier()
          .setType(concept(TERMINOLOGY + "v2-0203", "MB"))
          .setSystem(site.link("/fhir/member/" + payer.payerId()))
          .setValue(asked.get(MEMBER_ID));
      coverage.setSubscriberId(asked.get(MEMBER_ID));
      coverage.setBeneficiary(patient).setSubscriber(subscriber).addPayor(insurer);
      coverage.setRelationship(
          concept(
              TERMINOLOGY + "subscriber-relationship",
              asked.has(RELATIONSHIP) ? asked.get(RELATIONSHIP) : "self"));
      classOf(coverage, "group", asked.get(GROUP_NUMBER));
      classOf(coverage, "plan", asked.get(PLAN_NAME));
      return coverage;
    }

    private static void classOf(Coverage coverage, String type, String value) {
      if (!value.isEmpty()) {
        coverage.addClass_().setType(concept(TERMINOLOGY + "coverage-class", type)).setValue(value);
      }
    }

    private boolean isDependent() {
      return asked.has(RELATIONSHIP) && !"self".equals(asked.get(RELATIONSHIP));
    }

    private void documents(Claim claim, Reference patient) {
      List<RequestToSend.Attached> all = new ArrayList<>(request.attachments());
      for (int i = 0; i < all.size(); i++) {
        DocumentReference document = document(all.get(i), patient, i + 1);
        Claim.SupportingInformationComponent info =
            claim
                .addSupportingInfo()
                .setSequence(i + 1)
                .setCategory(
                    concept(
                        "http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASSupportingInfoType",
                        "additionalInformation"))
                .setValue(put("document-" + (i + 1), document));
        if (!request.isFirst()) {
          info.addExtension(extension("extension-infoChanged", new CodeType("added")));
        }
      }
    }

    private DocumentReference document(
        RequestToSend.Attached attached, Reference patient, int place) {
      DocumentReference document = new DocumentReference();
      document.setMeta(profile("profile-documentreference"));
      document.addIdentifier(ours("attachment", request.trace() + "-" + place));
      document.setStatus(DocumentReferenceStatus.CURRENT);
      document.setType(new CodeableConcept().setText(attached.kind()));
      document.setSubject(patient);
      document
          .addContent()
          .getAttachment()
          .setContentType(attached.file().contentType())
          .setTitle("attachment-" + place)
          .setData(attached.file().content());
      return document;
    }

    private Identifier ours(String what, String value) {
      return new Identifier().setSystem(site.link("/fhir/" + what)).setValue(value);
    }

    private Reference put(String id, DomainResource resource) {
      resource.setId(id);
      String address = site.link("/fhir/" + resource.fhirType() + "/" + request.trace() + "-" + id);
      bundle.addEntry().setFullUrl(address).setResource(resource);
      resource.setId(request.trace() + "-" + id);
      return new Reference(address);
    }
  }

  private static Extension extension(String name, org.hl7.fhir.r4.model.Type value) {
    return new Extension(PROFILE + name, value);
  }

  private static CodeableConcept concept(String system, String code) {
    CodeableConcept concept = new CodeableConcept();
    concept.addCoding().setSystem(system).setCode(code);
    return concept;
  }

  private static Meta profile(String name) {
    return new Meta().addProfile(PROFILE + name);
  }
}

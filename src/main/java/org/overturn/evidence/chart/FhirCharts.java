package org.overturn.evidence.chart;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.overturn.evidence.ChartReading.State;

/** Charts on a FHIR R4 server. */
class FhirCharts implements ChartSource {

  /**
   * What a chart is no chart without; of the others it is told that the server does not give it.
   */
  private static final Set<String> NEEDED =
      Set.of("Condition", "Observation", "MedicationRequest", "Procedure");

  private static final List<String> TYPES =
      List.of(
          "Condition",
          "Observation",
          "MedicationRequest",
          "MedicationStatement",
          "MedicationAdministration",
          "Procedure",
          "DiagnosticReport",
          "DocumentReference");

  private static final Set<Integer> UNASKED = Set.of(400, 404, 405, 501);

  /**
   * For so long a server that was not available is told to be so. The models try again every five
   * minutes for as long as a case waits for its chart: an older failure is nobody's any more. What
   * the server refused, or gave that is no chart, is not tried again and stands until it is read.
   */
  private static final Duration TROUBLE_LASTS = Duration.ofMinutes(15);

  /** What the last reading met. */
  private record Trouble(ChartNotRead failure, Instant at) {}

  private final ChartProperties.Fhir server;
  private final FhirConnection connection;
  private final BackendSignIn signIn;
  private final int most;
  private final Clock clock;
  private final AtomicReference<Trouble> trouble = new AtomicReference<>();
  private volatile boolean away;

  FhirCharts(
      ChartProperties.Fhir server,
      FhirConnection connection,
      BackendSignIn signIn,
      int maxResources,
      Clock clock) {
    this.server = server;
    this.connection = connection;
    this.signIn = signIn;
    this.most = maxResources;
    this.clock = clock;
  }

  @Override
  public String words() {
    return "FHIR server " + server.baseUrl().getHost();
  }

  @Override
  public Condition condition() {
    return new Condition(
        away ? ChartNotRead.serverAway().getMessage() : words(trouble.get()), 0, 0);
  }

  private String words(Trouble met) {
    if (met == null) {
      return null;
    }
    boolean isTriedAgain = met.failure().state() == State.UNAVAILABLE;
    boolean isOld = !clock.instant().isBefore(met.at().plus(TROUBLE_LASTS));
    return isTriedAgain && isOld ? null : met.failure().getMessage();
  }

  /** A server that answers is there, whatever a reading met before. */
  @Override
  public void reach() {
    Trouble before = trouble.get();
    away = !connection.answers();
    if (!away && before != null && before.failure().isServerAway()) {
      trouble.compareAndSet(before, null);
    }
  }

  @Override
  public void close() {
    connection.close();
  }

  @Override
  public Chart read(org.overturn.denial.Patient wanted) throws ChartNotRead {
    try {
      FhirRequests requests = new FhirRequests(connection, server, signIn, most);
      Chart chart = chart(patient(wanted, requests), requests);
      trouble.set(null);
      return chart;
    } catch (ChartNotRead failure) {
      boolean answered =
          failure.state() == State.NO_SUCH_PATIENT || failure.state() == State.SEVERAL_PATIENTS;
      trouble.set(answered ? null : new Trouble(failure, clock.instant()));
      throw failure;
    } finally {
      connection.done();
    }
  }

  /** By member id, the patient's own or the coverage's; or else by names and birth date. */
  private Patient patient(org.overturn.denial.Patient wanted, FhirRequests requests)
      throws ChartNotRead {
    List<Resource> found = byIdentifier("Patient", wanted, null, requests);
    List<Patient> fitting = fitting(found, known -> known.isByNumber(wanted));
    if (fitting.isEmpty()) {
      found = byIdentifier("Coverage", wanted, "Coverage:beneficiary", requests);
      fitting = fitting(found, known -> known.isByNumber(wanted));
    }
    if (fitting.isEmpty() && wanted.birthDate() != null) {
      Map<String, StringParam> who = new LinkedHashMap<>();
      who.put("family", new StringParam(wanted.lastName()));
      who.put("given", new StringParam(wanted.firstName().strip().split("\\s+")[0]));
      who.put("birthdate", new StringParam(wanted.birthDate().toString()));
      fitting = fitting(needed("Patient", who, requests), known -> known.isByName(wanted));
    }
    if (fitting.isEmpty()) {
      throw new ChartNotRead(State.NO_SUCH_PATIENT, "");
    }
    if (fitting.size() > 1) {
      throw new ChartNotRead(
          State.SEVERAL_PATIENTS, fitting.size() + " patients of the server would fit");
    }
    return fitting.get(0);
  }

  private List<Resource> byIdentifier(
      String type, org.overturn.denial.Patient wanted, String include, FhirRequests requests)
      throws ChartNotRead {
    String system = server.memberIdSystem();
    Map<String, TokenParam> by =
        Map.of(
            "identifier",
            new TokenParam(system.isBlank() ? null : system, wanted.memberId().strip()));
    if (type.equals("Patient")) {
      return needed(type, by, requests);
    }
    try {
      return requests.search(type, by, include);
    } catch (FhirRequests.NotGiven notOurs) {
      return List.of();
    }
  }

  private static List<Resource> needed(
      String type, Map<String, ? extends IQueryParameterType> by, FhirRequests requests)
      throws ChartNotRead {
    try {
      return requests.search(type, by, null);
    } catch (FhirRequests.NotGiven refusal) {
      throw ChartNotRead.unavailable(
          "the server answers " + refusal.status() + " to a search for " + type);
    }
  }

  /** What the server finds is looked at again: its idea of the same name may be another. */
  private static List<Patient> fitting(List<Resource> found, Predicate<KnownPatient> fits) {
    List<Coverage> coverages =
        found.stream().filter(Coverage.class::isInstance).map(Coverage.class::cast).toList();
    Map<String, Patient> fitting = new LinkedHashMap<>();
    for (Resource each : found) {
      if (each instanceof Patient patient && isCurrent(patient)) {
        String id = patient.getIdElement().getIdPart();
        List<Coverage> own =
            coverages.stream()
                .filter(
                    coverage ->
                        id.equals(coverage.getBeneficiary().getReferenceElement().getIdPart()))
                .toList();
        if (fits.test(KnownPatient.of(patient, own))) {
          fitting.put(id, patient);
        }
      }
    }
    return new ArrayList<>(fitting.values());
  }

  /** A record that was merged into another is not the patient's any more. */
  private static boolean isCurrent(Patient patient) {
    return patient.getLink().stream().noneMatch(link -> link.getType() == LinkType.REPLACEDBY);
  }

  private Chart chart(Patient patient, FhirRequests requests) throws ChartNotRead {
    String id = patient.getIdElement().getIdPart();
    OnePatient one =
        new OnePatient(
            null,
            id,
            patient.getIdentifier().stream().map(Identifier::getValue).collect(Collectors.toSet()),
            Map.of());
    Map<String, Resource> found = new LinkedHashMap<>();
    Set<String> missing = new TreeSet<>();
    for (String type : TYPES) {
      try {
        for (Resource resource : resources(type, id, requests)) {
          if (Resources.isRead(resource.fhirType()) && isTheirs(resource, one)) {
            found.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
          }
        }
      } catch (FhirRequests.NotGiven refusal) {
        if (NEEDED.contains(type)) {
          throw ChartNotRead.unavailable(
              "the server answers " + refusal.status() + " to a search for " + type);
        }
        missing.add(type);
      }
    }
    return new Chart(
        found.entrySet().stream()
            .map(entry -> new Chart.Entry(entry.getKey(), entry.getValue()))
            .toList(),
        missing.isEmpty() ? "" : "the server does not give " + String.join(", ", missing));
  }

  private List<Resource> resources(String type, String patient, FhirRequests requests)
      throws ChartNotRead, FhirRequests.NotGiven {
    List<String> categories =
        server.categories().entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(type))
            .flatMap(entry -> entry.getValue().stream())
            .toList();
    if (categories.isEmpty()) {
      return with(type, Map.of("patient", new StringParam(patient)), requests);
    }
    List<Resource> all = new ArrayList<>();
    for (String category : categories) {
      Map<String, IQueryParameterType> by = new LinkedHashMap<>();
      by.put("patient", new StringParam(patient));
      by.put("category", token(category));
      all.addAll(with(type, by, requests));
    }
    return all;
  }

  /** A code, or system and code with a bar between them. */
  private static TokenParam token(String text) {
    int bar = text.indexOf('|');
    return bar < 0
        ? new TokenParam(null, text)
        : new TokenParam(text.substring(0, bar), text.substring(bar + 1));
  }

  /** Medications may stand in resources of their own; not every server sends them along. */
  private static List<Resource> with(
      String type, Map<String, ? extends IQueryParameterType> by, FhirRequests requests)
      throws ChartNotRead, FhirRequests.NotGiven {
    boolean medication = type.toLowerCase(Locale.ROOT).startsWith("medication");
    if (medication) {
      try {
        return requests.search(type, by, type + ":medication");
      } catch (FhirRequests.NotGiven refusal) {
        if (!UNASKED.contains(refusal.status())) {
          throw refusal;
        }
      }
    }
    return requests.search(type, by, null);
  }

  /** A server that sends another patient's resource is not to be trusted with any. */
  private static boolean isTheirs(Resource resource, OnePatient one) throws ChartNotRead {
    for (String element : List.of("subject", "patient")) {
      Property property = resource.getChildByName(element);
      for (Base value : property == null ? List.<Base>of() : property.getValues()) {
        if (value instanceof Reference reference) {
          switch (one.whose(reference.getReference())) {
            case ANOTHERS ->
                throw ChartNotRead.refused(
                    "the server sends a resource of type "
                        + resource.fhirType()
                        + " that is another patient's");
            case NOBODYS -> {
              return false;
            }
            case THEIRS -> {}
          }
        }
      }
    }
    return true;
  }
}

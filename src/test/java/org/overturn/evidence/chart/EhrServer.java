package org.overturn.evidence.chart;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.api.BundleInclusionRule;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.annotation.IncludeParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * An electronic health record on this machine: a HAPI FHIR server with pages, a token endpoint that
 * verifies the assertion's signature, and faults that a test switches on.
 */
class EhrServer implements AutoCloseable {

  /** What goes wrong with a request before the server sees it; true when it was answered. */
  interface Fault {
    boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  static final Fault NONE = (request, response) -> false;

  final List<Resource> resources = Collections.synchronizedList(new ArrayList<>());

  /** Method and whole address of each request. */
  final List<String> addresses = Collections.synchronizedList(new ArrayList<>());

  final AtomicInteger tokensGiven = new AtomicInteger();
  volatile Fault fault = NONE;

  /** The key that assertions are verified with; null where the server asks for no sign-in. */
  volatile JWK publicKey;

  volatile long tokenLasts = 300;
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Set<String> assertionsSeen = new HashSet<>();
  private final Clock clock;
  private boolean closed;
  private final Tomcat tomcat = new Tomcat();

  EhrServer(Clock clock) {
    this(clock, 0);
  }

  /** At this port, to which it can come back. */
  EhrServer(Clock clock, int port) {
    this.clock = clock;
    try {
      File folder = Files.createTempDirectory("ehr").toFile();
      folder.deleteOnExit();
      tomcat.setBaseDir(folder.getPath());
      tomcat.setHostname("127.0.0.1");
      tomcat.setPort(port);
      tomcat.getConnector().setProperty("address", "127.0.0.1");
      Context context = tomcat.addContext("", folder.getPath());
      Tomcat.addServlet(context, "fhir", fhir());
      context.addServletMappingDecoded("/fhir/*", "fhir");
      Tomcat.addServlet(context, "token", new TokenEndpoint());
      context.addServletMappingDecoded("/token", "token");
      Tomcat.addServlet(context, "smart", new SmartConfiguration());
      context.addServletMappingDecoded("/fhir/.well-known/smart-configuration", "smart");
      FilterDef filter = new FilterDef();
      filter.setFilterName("gate");
      filter.setFilter(new Gate());
      context.addFilterDef(filter);
      FilterMap map = new FilterMap();
      map.setFilterName("gate");
      map.addURLPattern("/*");
      context.addFilterMap(map);
      tomcat.start();
    } catch (IOException | LifecycleException failure) {
      throw new IllegalStateException(failure);
    }
  }

  String base() {
    return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/fhir";
  }

  void revokeTokens() {
    tokens.clear();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private RestfulServer fhir() {
    RestfulServer server = new RestfulServer(FhirContext.forR4Cached());
    FifoMemoryPagingProvider pages = new FifoMemoryPagingProvider(50);
    pages.setDefaultPageSize(10);
    pages.setMaximumPageSize(500);
    server.setPagingProvider(pages);
    server.setBundleInclusionRule(BundleInclusionRule.BASED_ON_RESOURCE_PRESENCE);
    server.setResourceProviders(
        new Patients(),
        new Coverages(),
        new OfPatient(Condition.class),
        new OfPatient(Observation.class),
        new Prescriptions(),
        new OfPatient(Procedure.class),
        new OfPatient(DiagnosticReport.class),
        new OfPatient(DocumentReference.class));
    return server;
  }

  private List<IBaseResource> all(Class<? extends Resource> type, String patient) {
    synchronized (resources) {
      return new ArrayList<>(
          resources.stream()
              .filter(type::isInstance)
              .filter(
                  each ->
                      patient == null
                          || each.getNamedProperty("subject").getValues().stream()
                              .map(Reference.class::cast)
                              .anyMatch(
                                  subject ->
                                      subject
                                          .getReference()
                                          .endsWith("Patient/" + patient.replace("Patient/", ""))))
              .toList());
    }
  }

  /** Finds patients. */
  public class Patients implements IResourceProvider {

    @Override
    public Class<Patient> getResourceType() {
      return Patient.class;
    }

    @Search
    public IBundleProvider byNumber(@RequiredParam(name = "identifier") TokenParam number) {
      return found(
          patient ->
              patient.getIdentifier().stream()
                  .anyMatch(each -> number.getValue().equals(each.getValue())));
    }

    @Search
    public IBundleProvider byName(
        @RequiredParam(name = "family") StringParam family,
        @RequiredParam(name = "given") StringParam given,
        @RequiredParam(name = "birthdate") DateParam born) {
      return found(
          patient ->
              patient.getNameFirstRep().getFamily().startsWith(family.getValue())
                  && patient.getNameFirstRep().getGivenAsSingleString().startsWith(given.getValue())
                  && born.getValueAsString()
                      .equals(patient.getBirthDateElement().getValueAsString()));
    }

    private IBundleProvider found(java.util.function.Predicate<Patient> fits) {
      return new SimpleBundleProvider(
          all(Patient.class, null).stream().filter(each -> fits.test((Patient) each)).toList());
    }
  }

  /** Finds coverages, and whom they are for. */
  public class Coverages implements IResourceProvider {

    @Override
    public Class<Coverage> getResourceType() {
      return Coverage.class;
    }

    @Search
    public IBundleProvider byNumber(
        @RequiredParam(name = "identifier") TokenParam number,
        @IncludeParam(allow = "Coverage:beneficiary") Set<Include> include) {
      List<IBaseResource> found = new ArrayList<>();
      for (IBaseResource each : all(Coverage.class, null)) {
        Coverage coverage = (Coverage) each;
        if (coverage.getIdentifier().stream()
            .anyMatch(id -> number.getValue().equals(id.getValue()))) {
          found.add(coverage);
        }
      }
      return new SimpleBundleProvider(found);
    }
  }

  /** Finds what is a patient's. */
  public class OfPatient implements IResourceProvider {

    private final Class<? extends Resource> type;

    OfPatient(Class<? extends Resource> type) {
      this.type = type;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
      return type;
    }

    @Search
    public IBundleProvider ofPatient(
        @RequiredParam(name = "patient") ReferenceParam patient,
        @OptionalParam(name = "category") TokenParam category) {
      return new SimpleBundleProvider(all(type, patient.getIdPart()));
    }
  }

  /** Finds prescriptions, with their medications. */
  public class Prescriptions implements IResourceProvider {

    @Override
    public Class<MedicationRequest> getResourceType() {
      return MedicationRequest.class;
    }

    @Search
    public IBundleProvider ofPatient(
        @RequiredParam(name = "patient") ReferenceParam patient,
        @IncludeParam(allow = "MedicationRequest:medication") Set<Include> include) {
      return new SimpleBundleProvider(all(MedicationRequest.class, patient.getIdPart()));
    }
  }

  /** Notes each request, lets nobody in without a token, and plays the faults. */
  private final class Gate extends HttpFilter {

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      String query = request.getQueryString();
      addresses.add(
          request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query));
      boolean open =
          request.getRequestURI().equals("/token")
              || request.getRequestURI().contains(".well-known");
      if (fault.answered(request, response)) {
        return;
      }
      String authorization = request.getHeader("Authorization");
      if (!open
          && publicKey != null
          && (authorization == null
              || !tokens.contains(authorization.replaceFirst("^Bearer ", "")))) {
        response.sendError(401);
        return;
      }
      chain.doFilter(request, response);
    }
  }

  private final class SmartConfiguration extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("application/json");
      response
          .getWriter()
          .write("{\"token_endpoint\": \"" + base().replace("/fhir", "/token") + "\"}");
    }
  }

  private final class TokenEndpoint extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("application/json");
      if (!isOurs(request)) {
        response.setStatus(400);
        response.getWriter().write("{\"error\": \"invalid_client\"}");
        return;
      }
      String token = "token-" + tokensGiven.incrementAndGet();
      tokens.add(token);
      response
          .getWriter()
          .write(
              "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": %d}"
                  .formatted(token, tokenLasts));
    }

    private boolean isOurs(HttpServletRequest request) {
      try {
        SignedJWT jwt = SignedJWT.parse(request.getParameter("client_assertion"));
        Instant until = jwt.getJWTClaimsSet().getExpirationTime().toInstant();
        String algorithm = publicKey instanceof RSAKey ? "RS384" : "ES384";
        JWSVerifier verifier =
            publicKey instanceof RSAKey rsa
                ? new RSASSAVerifier(rsa)
                : new ECDSAVerifier((ECKey) publicKey);
        return jwt.verify(verifier)
            && jwt.getHeader().getAlgorithm().getName().equals(algorithm)
            && publicKey.getKeyID().equals(jwt.getHeader().getKeyID())
            && "overturn".equals(jwt.getJWTClaimsSet().getIssuer())
            && "overturn".equals(jwt.getJWTClaimsSet().getSubject())
            && jwt.getJWTClaimsSet()
                .getAudience()
                .equals(List.of(base().replace("/fhir", "/token")))
            && until.isAfter(clock.instant())
            && !until.isAfter(clock.instant().plusSeconds(300))
            && assertionsSeen.add(jwt.getJWTClaimsSet().getJWTID())
            && "client_credentials".equals(request.getParameter("grant_type"))
            && "system/*.read".equals(request.getParameter("scope"))
            && "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
                .equals(request.getParameter("client_assertion_type"));
      } catch (Exception broken) {
        return false;
      }
    }
  }
}

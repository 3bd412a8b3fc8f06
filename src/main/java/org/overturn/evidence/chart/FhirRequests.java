package org.overturn.evidence.chart;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.client.exceptions.NonFhirResponseException;
import ca.uhn.fhir.rest.gclient.IQuery;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;

/**
 * The requests of one reading: searched by POST, so that nothing of the patient stands in an
 * address; each tried again where the server is away; page after page, as long as there is time.
 */
class FhirRequests {

  /** The server has nothing under this type, or does not let us see it. */
  static final class NotGiven extends Exception {

    private final int status;

    NotGiven(int status) {
      super("The server answers " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 429, 500, 502, 503, 504);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(400);

  private final FhirConnection connection;
  private final ChartProperties.Fhir server;
  private final BackendSignIn signIn;
  private final int most;
  private final TimeLeft left;
  private IGenericClient client;
  private boolean signedInAnew;
  private int taken;

  FhirRequests(
      FhirConnection connection,
      ChartProperties.Fhir server,
      BackendSignIn signIn,
      int maxResources)
      throws ChartNotRead {
    this.connection = connection;
    this.server = server;
    this.signIn = signIn;
    this.most = maxResources;
    this.left = new TimeLeft(server.within());
    this.client = connection.client(left, signIn.token(left));
  }

  /**
   * All that a search finds, from all its pages.
   *
   * @param include what to send along, such as {@code MedicationRequest:medication}; null for
   *     nothing
   * @throws NotGiven when the server does not have the type, or keeps it from us
   */
  List<Resource> search(String type, Map<String, ? extends IQueryParameterType> by, String include)
      throws ChartNotRead, NotGiven {
    Bundle page = answered(() -> query(type, by, include).execute());
    List<Resource> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (true) {
      take(page, found);
      String next = next(page);
      if (next == null) {
        return found;
      }
      if (!seen.add(next)) {
        throw ChartNotRead.unavailable("the server's pages never end");
      }
      page = answered(() -> client.loadPage().byUrl(next).andReturnBundle(Bundle.class).execute());
    }
  }

  private IQuery<Bundle> query(
      String type, Map<String, ? extends IQueryParameterType> by, String include) {
    IQuery<Bundle> query =
        client
            .search()
            .forResource(type)
            .usingStyle(SearchStyleEnum.POST)
            .count(server.pageSize())
            .returnBundle(Bundle.class);
    for (Map.Entry<String, ? extends IQueryParameterType> each : by.entrySet()) {
      query = query.where(Map.of(each.getKey(), List.of(each.getValue())));
    }
    return include == null ? query : query.include(new Include(include));
  }

  private void take(Bundle page, List<Resource> found) throws ChartNotRead {
    for (BundleEntryComponent entry : page.getEntry()) {
      Resource resource = entry.getResource();
      if (resource instanceof OperationOutcome outcome) {
        problem(outcome);
      } else if (resource != null) {
        if (++taken > most) {
          throw ChartNotRead.refused(
              "the chart has more than " + most + " resources (overturn.chart.max-resources)");
        }
        found.add(resource);
      }
    }
  }

  /** The code says what it is; the words beside it may quote the patient. */
  private static void problem(OperationOutcome outcome) throws ChartNotRead {
    for (OperationOutcome.OperationOutcomeIssueComponent issue : outcome.getIssue()) {
      if (issue.getSeverity() == IssueSeverity.ERROR
          || issue.getSeverity() == IssueSeverity.FATAL) {
        String code = issue.getCode() == null ? "unknown" : issue.getCode().toCode();
        throw ChartNotRead.unavailable("the server reports a problem: " + code);
      }
    }
  }

  /** The next page; it must lie on the same server, which alone may see the token. */
  private String next(Bundle page) throws ChartNotRead {
    Bundle.BundleLinkComponent link = page.getLink("next");
    if (link == null || !link.hasUrl()) {
      return null;
    }
    try {
      URI base = server.baseUrl();
      URI next = URI.create(base.toString().replaceFirst("/*$", "/")).resolve(link.getUrl());
      boolean same =
          base.getScheme().equalsIgnoreCase(next.getScheme())
              && base.getHost().equalsIgnoreCase(next.getHost())
              && base.getPort() == next.getPort();
      if (same) {
        return next.toString();
      }
    } catch (IllegalArgumentException broken) {
      throw ChartNotRead.refused("the server's next page has no address");
    }
    throw ChartNotRead.refused("the server's next page lies on another server");
  }

  private Bundle answered(Supplier<Bundle> request) throws ChartNotRead, NotGiven {
    for (int attempt = 0; ; attempt++) {
      if (left.isOver()) {
        throw tooSlow();
      }
      try {
        return request.get();
      } catch (NonFhirResponseException | DataFormatException garbage) {
        throw ChartNotRead.refused("the server's answer is no FHIR R4");
      } catch (FhirClientConnectionException failure) {
        throwIfNoUse(failure, attempt);
      } catch (BaseServerResponseException failure) {
        throwIfNoUse(failure, attempt);
      } catch (RuntimeException garbage) {
        // the library throws much more than it says where an answer is broken
        throw ChartNotRead.refused("the server's answer is no FHIR R4");
      }
      pause(attempt);
    }
  }

  private void throwIfNoUse(FhirClientConnectionException failure, int attempt)
      throws ChartNotRead {
    if (isCause(failure, BoundedBody.TooLarge.class)) {
      throw ChartNotRead.refused("an answer of the server is too large (overturn.chart.max-size)");
    }
    if (left.isOver() || isCause(failure, BoundedBody.TooSlow.class)) {
      throw tooSlow();
    }
    if (isCause(failure, DataFormatException.class)) {
      throw ChartNotRead.refused("the server's answer is no FHIR R4");
    }
    if (attempt >= server.retries()) {
      throw isCause(failure, SocketTimeoutException.class)
          ? ChartNotRead.unavailable("the server does not answer in time")
          : ChartNotRead.serverAway();
    }
  }

  private void throwIfNoUse(BaseServerResponseException failure, int attempt)
      throws ChartNotRead, NotGiven {
    int status = failure.getStatusCode();
    if (status == 401 && !signedInAnew && signIn.isNeeded()) {
      signedInAnew = true;
      signIn.forget();
      client = connection.client(left, signIn.token(left));
      return;
    }
    if (status == 401) {
      throw ChartNotRead.unavailable("the server does not accept our sign-in (401)");
    }
    if (Set.of(400, 403, 404, 405, 501).contains(status)) {
      throw new NotGiven(status);
    }
    if (!WORTH_ANOTHER_TRY.contains(status) || attempt >= server.retries()) {
      throw status == 0
          ? ChartNotRead.serverAway()
          : ChartNotRead.unavailable("the server answers " + status);
    }
  }

  private void pause(int attempt) throws ChartNotRead {
    try {
      Thread.sleep(left.atMost(FIRST_PAUSE.multipliedBy(1L << attempt)).toMillis());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw ChartNotRead.unavailable("Overturn is stopping");
    }
  }

  private ChartNotRead tooSlow() {
    return ChartNotRead.unavailable(
        "the whole chart was not there within " + server.within().toSeconds() + " s");
  }

  private static boolean isCause(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return true;
      }
    }
    return false;
  }
}

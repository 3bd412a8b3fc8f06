package org.overturn.evidence.chart;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.client.apache.ApacheRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.httpcomponents.MicrometerHttpRequestExecutor;
import java.io.IOException;
import java.time.Duration;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/**
 * The way to the FHIR server. Nothing is logged and no redirect is followed, since the server at
 * its end would get the token. The library takes its connections from the context, one for all
 * readings; how much time is left to a reading goes along with its thread.
 */
class FhirConnection {

  private final ChartProperties.Fhir server;
  private final FhirContext context = FhirContext.forR4();
  private final PoolingHttpClientConnectionManager connections =
      new PoolingHttpClientConnectionManager();
  private final CloseableHttpClient plain;
  private final ThreadLocal<TimeLeft> leftToThisReading = new ThreadLocal<>();

  /** Its requests are counted and timed; their addresses are not told, which may hold ids. */
  FhirConnection(ChartProperties.Fhir server, long maxBytes, MeterRegistry registry) {
    this.server = server;
    connections.setMaxTotal(20);
    connections.setDefaultMaxPerRoute(20);
    // the library's own handler logs the values that it stumbles over
    context.setParserErrorHandler(new ErrorHandlerAdapter());
    ApacheRestfulClientFactory factory = new ApacheRestfulClientFactory(context);
    factory.setServerValidationMode(ServerValidationModeEnum.NEVER);
    plain = http(maxBytes, registry);
    factory.setHttpClient(plain);
    context.setRestfulClientFactory(factory);
  }

  private CloseableHttpClient http(long maxBytes, MeterRegistry registry) {
    return HttpClients.custom()
        .setRequestExecutor(
            MicrometerHttpRequestExecutor.builder(registry).uriMapper(any -> "fhir").build())
        .setConnectionManager(connections)
        .addInterceptorFirst(
            (HttpRequestInterceptor)
                (request, http) -> HttpClientContext.adapt(http).setRequestConfig(config(left())))
        .addInterceptorLast(
            (HttpResponseInterceptor)
                (response, http) -> {
                  if (response.getEntity() != null) {
                    response.setEntity(
                        new BoundedBody(
                            response.getEntity(),
                            maxBytes,
                            left(),
                            HttpClientContext.adapt(http).getConnection()));
                  }
                })
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAutomaticRetries()
        .build();
  }

  /**
   * A client for the reading of this thread, until {@link #done()}.
   *
   * @param token to sign in with; null for none
   */
  IGenericClient client(TimeLeft left, String token) {
    leftToThisReading.set(left);
    IGenericClient client = context.newRestfulGenericClient(base());
    client.setEncoding(EncodingEnum.JSON);
    if (token != null) {
      client.registerInterceptor(new Bearer(token));
    }
    return client;
  }

  /** The reading of this thread has ended. */
  void done() {
    leftToThisReading.remove();
  }

  /** Whether anything answers where the server says what it can; many ask for no sign-in there. */
  boolean answers() {
    HttpGet question = new HttpGet(base() + "/metadata?_summary=true");
    leftToThisReading.set(new TimeLeft(server.connectTimeout()));
    try (CloseableHttpResponse answer = plain.execute(question)) {
      return answer.getStatusLine().getStatusCode() < 500;
    } catch (IOException away) {
      return false;
    } finally {
      done();
    }
  }

  private TimeLeft left() {
    TimeLeft left = leftToThisReading.get();
    return left == null ? new TimeLeft(server.timeout()) : left;
  }

  private String base() {
    return server.baseUrl().toString().replaceFirst("/+$", "");
  }

  private RequestConfig config(TimeLeft left) {
    return RequestConfig.custom()
        .setConnectTimeout(millis(left.atMost(server.connectTimeout())))
        .setConnectionRequestTimeout(millis(left.atMost(server.connectTimeout())))
        .setSocketTimeout(millis(left.atMost(server.timeout())))
        .setRedirectsEnabled(false)
        .build();
  }

  private static int millis(Duration duration) {
    return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
  }

  void close() {
    connections.close();
  }

  /** Signs each request in. */
  private record Bearer(String token) implements IClientInterceptor {

    @Override
    public void interceptRequest(IHttpRequest request) {
      request.addHeader("Authorization", "Bearer " + token);
    }

    @Override
    public void interceptResponse(IHttpResponse response) {
      // nothing to do
    }

    @Override
    public String toString() {
      return "Bearer[not shown]";
    }
  }
}

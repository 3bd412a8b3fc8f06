package org.overturn.evidence.chart;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where patients' charts lie, under {@code overturn.chart}: in a folder, on a FHIR server, or
 * nowhere.
 *
 * @param folder with one FHIR R4 Bundle for each patient, as JSON; null for none
 * @param maxSize larger files are not opened, and of an answer of the server no more is taken
 * @param maxResources a chart of more is refused
 * @param fhir the server
 */
@Validated
@ConfigurationProperties("overturn.chart")
record ChartProperties(
    Path folder,
    @NotNull @DefaultValue("50MB") DataSize maxSize,
    @Min(value = 1, message = "let a chart have one resource or more") @DefaultValue("20000")
        int maxResources,
    @NotNull @Valid @DefaultValue Fhir fhir) {

  /**
   * The FHIR R4 server, under {@code overturn.chart.fhir}.
   *
   * @param baseUrl null for none
   * @param httpAllowed whether it, and its token endpoint, may be asked without TLS
   * @param memberIdSystem the system of the identifiers that hold member ids; empty for any
   * @param categories of a type whose searches the server takes only with a category, such as
   *     {@code Observation: [vital-signs, laboratory]}
   * @param pageSize resources of one answer
   * @param connectTimeout to reach it
   * @param timeout how long it may be silent
   * @param retries further tries where it is away or overburdened
   * @param within how long a whole reading may take
   * @param clientId as the server knows us; null where it asks for no sign-in
   * @param scope that is asked for
   * @param tokenUrl the token endpoint; null where the server says itself
   * @param key our private key as a JWK, from the environment
   * @param keyFile a file with it
   */
  record Fhir(
      URI baseUrl,
      @DefaultValue("false") boolean httpAllowed,
      @NotNull @DefaultValue("") String memberIdSystem,
      @NotNull @DefaultValue Map<String, List<String>> categories,
      @Min(1) @Max(1000) @DefaultValue("200") int pageSize,
      @NotNull @DefaultValue("5s") Duration connectTimeout,
      @NotNull @DefaultValue("20s") Duration timeout,
      @Min(0) @Max(5) @DefaultValue("2") int retries,
      @NotNull @DefaultValue("60s") Duration within,
      String clientId,
      @NotNull @DefaultValue("system/*.read") String scope,
      URI tokenUrl,
      String key,
      Path keyFile) {

    boolean isGiven() {
      return baseUrl != null && !baseUrl.toString().isBlank();
    }

    boolean signsIn() {
      return isText(clientId);
    }

    @AssertTrue(
        message =
            "base-url must be the address of a FHIR R4 server such as https://ehr.example/fhir,"
                + " with https unless http-allowed is true")
    boolean isBaseUrlUsable() {
      return !isGiven() || isUsable(baseUrl);
    }

    @AssertTrue(message = "token-url must be an https address, or http where http-allowed is true")
    boolean isTokenUrlUsable() {
      return !isText(tokenUrl) || isUsable(tokenUrl);
    }

    @AssertTrue(
        message =
            "client-id needs either key (a private JWK) or key-file, one of the two; neither goes"
                + " without a client-id")
    boolean isKeyGiven() {
      boolean value = isText(key);
      boolean file = isText(keyFile);
      return signsIn() ? value != file : !value && !file;
    }

    @AssertTrue(message = "connect-timeout, timeout and within must be longer than nothing")
    boolean isPaceSensible() {
      return isPositive(connectTimeout) && isPositive(timeout) && isPositive(within);
    }

    private boolean isUsable(URI address) {
      boolean https = "https".equalsIgnoreCase(address.getScheme());
      boolean http = "http".equalsIgnoreCase(address.getScheme()) && httpAllowed;
      return (https || http)
          && address.getHost() != null
          && address.getUserInfo() == null
          && address.getQuery() == null;
    }

    private static boolean isPositive(Duration duration) {
      return duration == null || !duration.isNegative() && !duration.isZero();
    }

    private static boolean isText(Object value) {
      return value != null && !value.toString().isBlank();
    }

    /** The key is no one else's: it must not reach a log by accident. */
    @Override
    public String toString() {
      return "Fhir[" + baseUrl + "]";
    }
  }

  @AssertTrue(message = "folder and fhir.base-url exclude one another: charts come from one place")
  boolean isOneSource() {
    return fhir == null || !hasFolder() || !fhir.isGiven();
  }

  boolean hasFolder() {
    return folder != null && !folder.toString().isBlank();
  }
}

package org.overturn.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Someone, or some machine, that talks to the application's real port and follows no redirect. */
public final class HttpUser {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String base;
  private final String authorization;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String token;

  private HttpUser(int port, String authorization) {
    this.base = "http://localhost:" + port;
    this.authorization = authorization;
  }

  /** A browser in which nobody has signed in. */
  public static HttpUser anonymous(int port) {
    return new HttpUser(port, null);
  }

  /** A machine that sends its name and password with each request. */
  public static HttpUser basic(int port, String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new HttpUser(port, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** A machine that sends a token with each request. */
  public static HttpUser bearer(int port, String token) {
    return new HttpUser(port, "Bearer " + token);
  }

  /** A machine that signs in as a demo user. */
  public static HttpUser basic(int port, String demoUser) {
    return basic(port, demoUser, demoUser);
  }

  /** A browser in which a demo user has signed in. */
  public static HttpUser signedIn(int port, String demoUser) {
    HttpUser browser = anonymous(port);
    HttpResponse<String> answer = browser.signIn(demoUser, demoUser);
    if (answer.headers().firstValue("Location").orElse("error").contains("error")) {
      throw new IllegalStateException("Sign-in as " + demoUser + " failed");
    }
    return browser;
  }

  /** Fills the sign-in page in. */
  public HttpResponse<String> signIn(String user, String password) {
    Matcher token = CSRF.matcher(get("/login").body());
    if (!token.find()) {
      throw new IllegalStateException("The sign-in page has no CSRF token");
    }
    return post(
        "/login",
        "application/x-www-form-urlencoded",
        "username=%s&password=%s&_csrf=%s"
            .formatted(encode(user), encode(password), encode(token.group(1))));
  }

  /** Presses the button that signs out. */
  public HttpResponse<String> signOut() {
    Matcher token = CSRF.matcher(get("/windows").body());
    if (!token.find()) {
      throw new IllegalStateException("The page has no CSRF token");
    }
    return post("/logout", "application/x-www-form-urlencoded", "_csrf=" + encode(token.group(1)));
  }

  /** Sends a form that stands on a page, whose token goes along. */
  public HttpResponse<String> postForm(String page, String path, String fields) {
    Matcher token = CSRF.matcher(get(page).body());
    if (!token.find()) {
      throw new IllegalStateException("The page has no CSRF token");
    }
    return post(
        path,
        "application/x-www-form-urlencoded",
        "_csrf=" + encode(token.group(1)) + (fields.isEmpty() ? "" : "&" + fields));
  }

  /** Opens a page as a browser does. */
  public HttpResponse<String> get(String path) {
    return send(request(path).header("Accept", "text/html,application/json").GET());
  }

  /** Opens a page through a proxy that has taken the https off. */
  public HttpResponse<String> getOverHttps(String path) {
    return send(
        request(path).header("Accept", "text/html").header("X-Forwarded-Proto", "https").GET());
  }

  /** Asks as a script does. */
  public HttpResponse<String> getJson(String path) {
    return send(request(path).header("Accept", "application/json").GET());
  }

  /** Asks as a script of ours does, which says how long ago somebody last did something. */
  public HttpResponse<String> getIdle(String path, String seconds) {
    return send(
        request(path).header("Accept", "application/json").header("X-Idle-Seconds", seconds).GET());
  }

  /** Asks as a scraper of figures does. */
  public HttpResponse<String> getText(String path) {
    return send(request(path).header("Accept", "text/plain;version=0.0.4;q=0.5,*/*;q=0.1").GET());
  }

  /** Opens a stream of server-sent events; closing the body hangs up. */
  public HttpResponse<InputStream> listen(String path) {
    return send(
        request(path).header("Accept", "text/event-stream").GET(),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  public HttpResponse<String> post(String path, String contentType, String body) {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> postJson(String path, String body) {
    return post(path, "application/json", body);
  }

  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  /**
   * Sends a request with nothing in it, and with the tokens against forgery that a page of ours and
   * the engine's web applications have, so that what is refused is refused for its sender.
   */
  public HttpResponse<InputStream> attempt(String method, String path) {
    HttpRequest.Builder request = request(path).header("Accept", "application/json");
    if (!method.equals("GET")) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
      if (authorization == null) {
        request.header("X-CSRF-TOKEN", token());
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
      }
    }
    HttpResponse<InputStream> answer =
        send(
            request.method(method, BodyPublishers.noBody()),
            HttpResponse.BodyHandlers.ofInputStream());
    finish(answer);
    return answer;
  }

  private String token() {
    if (token == null) {
      Matcher found = CSRF.matcher(get("/login").body());
      if (!found.find()) {
        throw new IllegalStateException("The sign-in page has no CSRF token");
      }
      token = found.group(1);
    }
    return token;
  }

  private Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /** Reads what was answered, so that the connection can be used again; a stream has no end. */
  private static void finish(HttpResponse<InputStream> answer) {
    try (InputStream body = answer.body()) {
      if (!answer.headers().firstValue("Content-Type").orElse("").contains("event-stream")) {
        body.readAllBytes();
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request.build(), body);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

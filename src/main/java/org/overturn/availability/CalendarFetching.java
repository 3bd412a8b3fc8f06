package org.overturn.availability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Fetches a calendar from its address: within a time and a size, over https, and not from inside
 * the practice's own network, unless the configuration says otherwise.
 */
@Component
class CalendarFetching {

  private static final int MOST_REDIRECTS = 3;

  private final CalendarProperties properties;
  private final HttpClient http;

  CalendarFetching(CalendarProperties properties) {
    this.properties = properties;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(properties.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * The file as it is answered.
   *
   * @throws CalendarUnreadable saying why, without the address: whoever knows it can read the
   *     calendar
   */
  byte[] fetch(URI address) throws CalendarUnreadable {
    URI next = address;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      check(next);
      HttpResponse<byte[]> answer = get(next);
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      if (answer.statusCode() / 100 != 3 || answer.headers().firstValue("Location").isEmpty()) {
        throw new CalendarUnreadable("its server answers " + answer.statusCode());
      }
      next = redirected(next, answer.headers().firstValue("Location").get());
    }
    throw new CalendarUnreadable("its server sends from one address to the next");
  }

  private HttpResponse<byte[]> get(URI address) throws CalendarUnreadable {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(properties.timeout())
            .header("Accept", "text/calendar")
            .build();
    long limit = properties.largest().toBytes();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, head -> new Limited(limit));
    try {
      // the request's own limit ends with the head; this one holds for the whole
      return answer.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw new CalendarUnreadable("its server does not answer in time");
    } catch (ExecutionException failure) {
      throw new CalendarUnreadable(
          failure.getCause() instanceof TooLarge
              ? "it is larger than " + properties.largest().toMegabytes() + " MB"
              : "its server is not to be reached");
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new CalendarUnreadable("its server does not answer in time");
    }
  }

  private void check(URI address) throws CalendarUnreadable {
    boolean https = "https".equalsIgnoreCase(address.getScheme());
    boolean http = "http".equalsIgnoreCase(address.getScheme()) && properties.httpAllowed();
    if (!https && !http || address.getHost() == null) {
      throw new CalendarUnreadable("it is not read over https");
    }
    if (!properties.privateNetworkAllowed() && isPrivate(address.getHost())) {
      throw new CalendarUnreadable("it lies inside a private network");
    }
  }

  private static boolean isPrivate(String host) throws CalendarUnreadable {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (isPrivate(address)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException nowhere) {
      throw new CalendarUnreadable("its server is not to be reached");
    }
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    boolean carrier = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || carrier;
  }

  private static URI redirected(URI from, String to) throws CalendarUnreadable {
    try {
      return from.resolve(to);
    } catch (IllegalArgumentException broken) {
      throw new CalendarUnreadable("its server sends to no address");
    }
  }

  /** The body, up to a size; beyond it the exchange ends. */
  private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long limit;
    private Flow.Subscription subscription;

    Limited(long limit) {
      this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        if (bytes.size() + buffer.remaining() > limit) {
          subscription.cancel();
          body.completeExceptionally(new TooLarge());
          return;
        }
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        bytes.writeBytes(part);
      }
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(bytes.toByteArray());
    }
  }

  private static final class TooLarge extends IOException {}
}

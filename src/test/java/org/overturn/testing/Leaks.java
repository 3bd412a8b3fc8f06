package org.overturn.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Where the marked patient was seen outside of our tables and pages while a test ran: in the log,
 * in the address or the headers of a request or its answer, in an error's body, in an address on a
 * page. It keeps where, and the mark; so a test that leaks says so when it ends.
 */
public final class Leaks {

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)\\b(?:href|action|src|formaction)\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final String DOWNLOAD = "Content-Disposition";
  private static final int ERROR = 400;

  private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();
  private static final LogWatch LOG = new LogWatch();

  private Leaks() {}

  /** What was seen since it was asked last. */
  public static List<String> drain() {
    List<String> found = new ArrayList<>();
    for (String each = FOUND.poll(); each != null; each = FOUND.poll()) {
      found.add(each);
    }
    return found;
  }

  /** Begins to watch the log; each start of an application makes it anew. */
  static void watchTheLog() {
    FOUND.clear();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (!root.isAttached(LOG)) {
      LOG.setContext(root.getLoggerContext());
      LOG.start();
      root.addAppender(LOG);
    }
  }

  static void look(String where, String text) {
    Marks.in(text).ifPresent(mark -> FOUND.add(where + ": " + mark));
  }

  static void look(String address, HttpServletResponse response) {
    look("address of a request", address);
    for (String name : response.getHeaderNames()) {
      if (DOWNLOAD.equalsIgnoreCase(name)) {
        continue; // the name under which somebody saves what they may read
      }
      response.getHeaders(name).forEach(value -> look(name + " of " + address, value));
    }
  }

  static void lookAtBody(String address, HttpServletResponse response, String body) {
    if (response.getStatus() >= ERROR) {
      look("body of error " + response.getStatus() + " at " + address, body);
    } else if (response.getContentType() != null
        && response.getContentType().startsWith("text/html")) {
      Matcher addresses = ADDRESS.matcher(body);
      while (addresses.find()) {
        look("an address on the page " + address, addresses.group(1));
      }
    }
  }

  private static final class LogWatch extends AppenderBase<ILoggingEvent> {

    @Override
    protected void append(ILoggingEvent event) {
      String logger = "log of " + event.getLoggerName() + " at " + event.getLevel();
      look(logger, event.getFormattedMessage());
      look(logger + ", thread", event.getThreadName());
      event.getMDCPropertyMap().forEach((name, value) -> look(logger + ", " + name, value));
      for (IThrowableProxy thrown = event.getThrowableProxy();
          thrown != null;
          thrown = thrown.getCause()) {
        look(logger + ", " + thrown.getClassName(), thrown.getMessage());
      }
    }
  }
}

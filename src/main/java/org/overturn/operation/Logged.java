package org.overturn.operation;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * What is worked on, on every line that is logged meanwhile: the case, or the notice that is not a
 * case yet. Both are numbers that say nothing of the patient. Steps of a process need none of this:
 * the engine tells the process's business key by itself.
 */
public final class Logged implements AutoCloseable {

  static final String CASE = "caseNumber";
  static final String NOTICE = "notice";
  static final String REQUEST = "requestId";

  /** What the engine tells, see {@code loggingContextBusinessKey}. */
  static final String BUSINESS_KEY = "businessKey";

  private static final Pattern NUMBER = Pattern.compile("\\bD-\\d{4}-\\d{6,}\\b");

  private final String key;
  private final String before;

  private Logged(String key, String value) {
    this.key = key;
    this.before = MDC.get(key);
    put(value);
  }

  private void put(String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }

  /** The case that an address or a subject names first; none where it names none. */
  public static Logged aboutCaseIn(String text) {
    Matcher number = NUMBER.matcher(text);
    return new Logged(CASE, number.find() ? number.group() : MDC.get(CASE));
  }

  /** A notice that arrived, until it is closed. */
  public static Logged about(UUID notice) {
    return new Logged(NOTICE, notice.toString());
  }

  static Logged request(String id) {
    return new Logged(REQUEST, id);
  }

  /** From here on the log says what it said before. */
  @Override
  public void close() {
    put(before);
  }
}

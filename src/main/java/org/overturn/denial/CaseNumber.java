package org.overturn.denial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The number of a case, such as {@code D-2026-000123}. It is the business key of every process
 * instance of the case and says nothing of the patient, so it may stand in mails, logs and URLs.
 */
public record CaseNumber(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("D-\\d{4}-\\d{6,}");

  @JsonCreator
  public CaseNumber {
    if (!isNumber(value)) {
      throw new IllegalArgumentException("A case number looks like D-2026-000123");
    }
  }

  /** True for a text that has the form of a case number. */
  public static boolean isNumber(String text) {
    return text != null && FORM.matcher(text).matches();
  }

  static CaseNumber of(int year, long sequence) {
    return new CaseNumber("D-%d-%06d".formatted(year, sequence));
  }

  @Override
  public String toString() {
    return value;
  }
}

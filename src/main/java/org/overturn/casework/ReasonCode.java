package org.overturn.casework;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * A coded reason with our own short wording; empty where we have none. The code lists' own texts
 * are under their publishers' copyright.
 */
record ReasonCode(String code, String meaning) {

  private static final Properties MEANINGS = load();

  /** The codes of {@code SYSTEM:CODE SYSTEM:CODE}. */
  static List<ReasonCode> of(String codes) {
    return codes == null || codes.isBlank()
        ? List.of()
        : Arrays.stream(codes.strip().split("\\s+")).map(ReasonCode::explained).toList();
  }

  /** The action the payer took (X12 HCR01), with its meaning. */
  static String action(String code) {
    if (code == null || code.isBlank()) {
      return "";
    }
    String meaning = MEANINGS.getProperty("ACTION-" + code, "");
    return meaning.isEmpty() ? code : code + ", " + meaning;
  }

  private static ReasonCode explained(String code) {
    return new ReasonCode(code.replace(':', ' '), MEANINGS.getProperty(code.replace(':', '-'), ""));
  }

  private static Properties load() {
    try (InputStream in = ReasonCode.class.getResourceAsStream("reason-codes.properties")) {
      Properties meanings = new Properties();
      meanings.load(in);
      return meanings;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

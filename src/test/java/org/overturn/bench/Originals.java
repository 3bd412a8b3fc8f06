package org.overturn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.core.io.ClassPathResource;

/** Distinct denials as a payer sends them, by turns as a FHIR PAS bundle and as JSON. */
final class Originals {

  record Original(String contentType, String body) {}

  private static final String FHIR = read("denial.fhir.json");
  private static final String JSON = read("denial.json");

  private int given;

  synchronized Original next() {
    int number = ++given;
    return number % 2 == 0
        ? new Original("application/fhir+json", filled(FHIR, number))
        : new Original("application/json", filled(JSON, number));
  }

  /** A clearing house's export of so many rows. */
  static byte[] table(int rows) {
    StringBuilder table =
        new StringBuilder(
            "Payer Name;Payer Tracking Number;Line;Denied On;Patient Last;Patient First;Birth Date;"
                + "Subscriber ID;Procedure Code;Qty;Diagnosis Codes;Denial Codes;Denial Rationale;"
                + "LOB;State;Care Setting;Review Type;Priority\r\n");
    for (int row = 1; row <= rows; row++) {
      table
          .append(
              "Cigna;CIG-%06d;1;%s;Bench;Anna;1966-09-08;"
                  .formatted(row, LocalDate.now(ZoneId.of("America/New_York"))))
          .append("U%06d;99183;20;I70.25 L97.512;CO-50;".formatted(row))
          .append("\"Not medically necessary; criteria not met\";Employer;NC;Outpatient;")
          .append("Prospective;Routine\r\n");
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String filled(String original, int number) {
    return original
        .replace("{{number}}", "%06d".formatted(number))
        .replace("{{today}}", LocalDate.now(ZoneId.of("America/New_York")).toString());
  }

  private static String read(String name) {
    try {
      return new ClassPathResource(name, Originals.class)
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

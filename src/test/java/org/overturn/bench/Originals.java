package org.overturn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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

  private static String filled(String original, int number) {
    return original
        .replace("{{number}}", "%06d".formatted(number))
        .replace("{{today}}", LocalDate.now().toString());
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

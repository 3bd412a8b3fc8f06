package org.overturn.intake.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.overturn.denial.Coded;
import org.overturn.intake.Flaw;
import org.overturn.intake.PlainText;

/** Reads values from texts; what cannot be read becomes a flaw and counts as absent. */
record Texts(List<Flaw> flaws) {

  LocalDate date(String path, String text) {
    return read(path, text, LocalDate::parse, "is not a date", "write it as yyyy-MM-dd");
  }

  LocalTime time(String path, String text) {
    return read(path, text, LocalTime::parse, "is not a time", "write it as HH:mm, payer's time");
  }

  LocalDateTime dateTime(String path, String text) {
    return read(
        path,
        text,
        LocalDateTime::parse,
        "is not a local date and time",
        "write it as yyyy-MM-dd'T'HH:mm in the payer's zone, without an offset");
  }

  Integer number(String path, String text) {
    return read(path, text, Integer::valueOf, "is not a whole number", "write digits only");
  }

  <E extends Enum<E> & Coded> E coded(String path, String text, Class<E> type, E otherwise) {
    String code = PlainText.of(text);
    if (code == null) {
      return otherwise;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.code().equals(code)) {
        return constant;
      }
    }
    String codes =
        Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(Collectors.joining(", "));
    flaw(path, "is not a known code", "use one of " + codes);
    return otherwise;
  }

  void flaw(String path, String problem, String mend) {
    flaws.add(new Flaw(property(path), path, problem, mend));
  }

  private <T> T read(
      String path, String text, Function<String, T> reading, String problem, String mend) {
    String plain = PlainText.of(text);
    try {
      return plain == null ? null : reading.apply(plain);
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      flaw(path, problem, mend);
      return null;
    }
  }

  private static String property(String path) {
    return path.equals("determination.date") ? "determinationDate" : path;
  }
}

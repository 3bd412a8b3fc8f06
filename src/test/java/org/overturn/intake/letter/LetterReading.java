package org.overturn.intake.letter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.overturn.deadline.BusinessCalendar;
import org.overturn.intake.Finding;
import org.overturn.practice.PracticeProperties;
import org.springframework.util.unit.DataSize;

/** Reads letters as the application does, without the application around it. */
final class LetterReading {

  static final Instant RECEIVED = Instant.parse("2026-11-18T15:00:00Z");

  static final LetterProperties PROPERTIES = properties(40_000_000, "");

  private LetterReading() {}

  static LetterProperties properties(int pixels, String tesseractPath) {
    return properties(pixels, tesseractPath, Duration.ofMinutes(2));
  }

  static LetterProperties properties(int pixels, String tesseractPath, Duration timeOut) {
    return new LetterProperties(
        40,
        pixels,
        DataSize.ofMegabytes(50),
        timeOut,
        0.8,
        tesseractPath,
        "eng",
        10,
        Duration.ofMinutes(5),
        2);
  }

  static LetterNotices notices() {
    return notices(PROPERTIES);
  }

  static LetterNotices notices(LetterProperties properties) {
    return new LetterNotices(pages(properties), reader(properties));
  }

  static LetterPages pages(LetterProperties properties) {
    Originals originals = new Originals(properties);
    return new LetterPages(
        originals, new PageImages(originals, properties), new Ocr(properties), properties);
  }

  static LetterReader reader(LetterProperties properties) {
    return new LetterReader(
        properties,
        new Payers(LetterReading::isKnown),
        new BusinessCalendar(),
        new PracticeProperties(
            "Test practice",
            ZoneId.of("America/Chicago"),
            LocalTime.of(8, 0),
            LocalTime.of(17, 0)));
  }

  static List<Finding> read(byte[] original) {
    return notices().read(original, RECEIVED);
  }

  /** A few names of the payer list; the whole of it is tried in the tests on the application. */
  private static boolean isKnown(String text) {
    String plain = text.toLowerCase(Locale.US);
    return Stream.of(
            "unitedhealth",
            "blue care network",
            "aetna",
            "humana",
            "cigna",
            "florida blue",
            "highmark",
            "regence",
            "anthem")
        .anyMatch(plain::contains);
  }
}

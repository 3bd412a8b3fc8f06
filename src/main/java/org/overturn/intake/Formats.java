package org.overturn.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the format of an original. */
@Component
public class Formats {

  /** Under which content type an original is kept that no format reads. */
  static final String UNKNOWN = "application/octet-stream";

  /** Types that say too little: many senders give FHIR as JSON, and files as bytes. */
  private static final Set<String> VAGUE = Set.of(UNKNOWN, "application/json", "text/plain");

  /**
   * What an original is, and who reads it.
   *
   * @param format null when nothing reads it
   */
  record Recognised(String contentType, NoticeFormat format) {}

  private final List<NoticeFormat> formats;

  Formats(List<NoticeFormat> formats) {
    this.formats = List.copyOf(formats);
  }

  /** Every content type that other systems may state. */
  public List<String> contentTypes() {
    return Stream.concat(
            formats.stream().flatMap(format -> format.contentTypes().stream()), VAGUE.stream())
        .filter(type -> !type.startsWith("application/vnd.overturn."))
        .distinct()
        .sorted()
        .toList();
  }

  /** What people call the format of this content type: "FHIR", "denial letter". */
  public String words(String contentType) {
    return byType(contentType).map(known -> known.format().words()).orElse("unknown format");
  }

  /** By which way an arrival came, for people, from the code that is kept with it. */
  public static String wayWords(String channel) {
    return Channel.of(channel).words();
  }

  /** What it is said to be; where that says little or nothing, what it looks like. */
  Recognised of(String statedType, byte[] original) {
    return of(statedType, null, original);
  }

  /** The same; where the content does not tell either, what it is named. */
  Recognised of(String statedType, String name, byte[] original) {
    Optional<Recognised> stated = byType(statedType);
    return stated
        .filter(known -> !VAGUE.contains(known.contentType()))
        .or(() -> byContent(original))
        .or(() -> byName(name))
        .or(() -> stated)
        .orElseGet(() -> new Recognised(UNKNOWN, null));
  }

  private Optional<Recognised> byContent(byte[] original) {
    return formats.stream()
        .flatMap(
            format -> format.recognise(original).map(type -> new Recognised(type, format)).stream())
        .findFirst();
  }

  private Optional<Recognised> byName(String name) {
    return formats.stream()
        .filter(format -> name != null && format.isNamed(name))
        .findFirst()
        .map(format -> new Recognised(format.contentTypes().get(0), format));
  }

  private Optional<Recognised> byType(String contentType) {
    return formats.stream()
        .filter(format -> contentType != null && format.contentTypes().contains(contentType))
        .findFirst()
        .map(format -> new Recognised(contentType, format));
  }
}

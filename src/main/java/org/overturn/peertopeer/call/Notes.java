package org.overturn.peertopeer.call;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.overturn.peertopeer.CallOutcome;

/**
 * The notes of a call as they stand, by their keys. While they are typed anything may be half
 * written; what cannot be read as a date, an instant or a choice counts as not noted.
 */
final class Notes {

  static final Notes NONE = new Notes(Map.of());

  private final SortedMap<String, String> entries;

  Notes(Map<String, String> entries) {
    this.entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** A claim of the reviewer; the time is null where it was not noted. */
  record Claim(String id, Instant at, String text) {}

  /** Who promised what; the day is null where none was named. */
  record Commitment(String id, String who, String what, LocalDate by) {}

  /** A document asked for; the day is null as long as it is not noted. */
  record AskedDocument(String id, String what, LocalDate due) {}

  /** What stood in a field before another device wrote it in the same moment. */
  record SetAside(String id, String field, String text, String by, Instant at) {}

  SortedMap<String, String> entries() {
    return entries;
  }

  String text(NoteField field) {
    return entries.get(field.key());
  }

  boolean has(NoteField field) {
    return !isBlank(text(field));
  }

  boolean isYes(NoteField field) {
    return "yes".equals(text(field));
  }

  Instant instant(NoteField field) {
    return read(text(field), Instant::parse);
  }

  LocalDate day(NoteField field) {
    return read(text(field), LocalDate::parse);
  }

  Optional<CallOutcome> outcome() {
    return Optional.ofNullable(read(text(NoteField.OUTCOME), CallOutcome::of));
  }

  List<Claim> claims() {
    return list(
        NoteList.CLAIMS,
        "text",
        (id, parts) -> new Claim(id, read(parts.get("at"), Instant::parse), parts.get("text")));
  }

  List<Commitment> commitments() {
    return list(
        NoteList.COMMITMENTS,
        "what",
        (id, parts) ->
            new Commitment(
                id, parts.get("who"), parts.get("what"), read(parts.get("by"), LocalDate::parse)));
  }

  List<AskedDocument> documents() {
    return list(
        NoteList.DOCUMENTS,
        "what",
        (id, parts) ->
            new AskedDocument(id, parts.get("what"), read(parts.get("due"), LocalDate::parse)));
  }

  List<SetAside> setAside() {
    return list(
        NoteList.SET_ASIDE,
        "text",
        (id, parts) ->
            new SetAside(
                id,
                parts.get("field"),
                parts.get("text"),
                parts.get("by"),
                read(parts.get("at"), Instant::parse)));
  }

  /** These notes with others written over them; a value of null leaves what is there. */
  Notes with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(entries);
    others.forEach(
        (key, value) -> {
          if (!isBlank(value)) {
            all.put(key, value);
          }
        });
    return new Notes(all);
  }

  /** Entries whose leading part is blank were begun and left; they are none. */
  private <T> List<T> list(NoteList list, String leading, Reading<T> reading) {
    Map<String, Map<String, String>> byId = new LinkedHashMap<>();
    String prefix = list.key() + "/";
    entries
        .tailMap(prefix)
        .forEach(
            (key, value) -> {
              String[] path = key.split("/");
              if (key.startsWith(prefix) && path.length == 3) {
                byId.computeIfAbsent(path[1], id -> new TreeMap<>()).put(path[2], value);
              }
            });
    List<T> found = new ArrayList<>();
    byId.forEach(
        (id, parts) -> {
          if (!isBlank(parts.get(leading))) {
            found.add(reading.of(id, parts));
          }
        });
    return found;
  }

  private static <T> T read(String text, Function<String, T> reading) {
    try {
      return isBlank(text) ? null : reading.apply(text.strip());
    } catch (DateTimeParseException | IllegalArgumentException halfWritten) {
      return null;
    }
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private interface Reading<T> {
    T of(String id, Map<String, String> parts);
  }
}

package org.overturn.peertopeer.call;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes what a device typed into the notes, when another may have written meanwhile. Where both
 * changed the same note, what was just typed stands in it and what stood there is set aside beside
 * it, so that neither is lost.
 */
final class Merging {

  /** Of all notes of a call together, in characters. */
  private static final int ALL_LIMIT = 300_000;

  private static final int PART_LIMIT = 4000;
  private static final int PLACES = 900;
  private static final Duration OLDEST_PRESS = Duration.ofHours(24);
  private static final Pattern ENTRY = Pattern.compile("[a-z0-9-]{1,40}");

  private final Map<String, String> notes;
  private final String by;
  private final Instant now;
  private final ZoneId zone;
  private final List<NoteChange.Refused> refused = new ArrayList<>();

  Merging(Notes current, String by, Instant now, ZoneId zone) {
    this.notes = new TreeMap<>(current.entries());
    this.by = by;
    this.now = now;
    this.zone = zone;
  }

  /** Takes the changes one by one; those that cannot be kept are told of, the others are kept. */
  Notes take(List<NoteChange> changes) {
    changes.forEach(this::take);
    return new Notes(notes);
  }

  List<NoteChange.Refused> refused() {
    return refused;
  }

  private void take(NoteChange change) {
    String[] path = String.valueOf(change.path()).split("/", -1);
    if (path.length == 1) {
      NoteField.named(path[0])
          .ifPresentOrElse(field -> write(change, field), () -> refuse(change, "unknown note"));
      return;
    }
    Optional<NoteList> list =
        NoteList.named(path[0]).filter(known -> ENTRY.matcher(path[1]).matches());
    if (list.isPresent() && path.length == 2 && blank(change.now()) == null) {
      remove(list.get(), change);
    } else if (list.isPresent()
        && list.get() != NoteList.SET_ASIDE
        && path.length == 3
        && list.get().has(path[2])) {
      put(change, stamped(change, blank(change.now())), PART_LIMIT);
    } else {
      refuse(change, "unknown note");
    }
  }

  private void write(NoteChange change, NoteField field) {
    String value = stamped(change, blank(change.now()));
    if (field.isInstant() && value != null) {
      Instant read = instant(value);
      if (read == null) {
        refuse(change, field.label() + ": write day and time, such as 11/19/2026 1:05 PM");
        return;
      }
      value = read.toString();
    }
    put(change, value, field.limit());
  }

  private void put(NoteChange change, String value, int limit) {
    String path = change.path();
    if (value != null && value.length() > limit) {
      refuse(change, "keep it under %,d characters".formatted(limit));
      return;
    }
    if (value != null && isFull(path, value)) {
      refuse(change, "there is no more room in these notes: shorten another one first");
      return;
    }
    String current = notes.get(path);
    boolean pressedBefore = change.ago() != null && current != null;
    if (Objects.equals(current, value) || pressedBefore) {
      return; // heard before, or pressed on two devices: the first press counts
    }
    if (current != null && !current.equals(blank(change.was())) && !contains(value, current)) {
      setAside(path, current);
    }
    if (value == null) {
      notes.remove(path);
    } else {
      notes.put(path, value);
    }
  }

  /** An entry that another device has changed since is kept. */
  private void remove(NoteList list, NoteChange change) {
    String prefix = change.path() + "/";
    boolean changed =
        list != NoteList.SET_ASIDE
            && change.was() != null
            && notes.entrySet().stream()
                .filter(note -> note.getKey().startsWith(prefix))
                .filter(note -> note.getKey().endsWith("/what") || note.getKey().endsWith("/text"))
                .anyMatch(note -> !note.getValue().equals(blank(change.was())));
    if (changed) {
      refuse(change, "it was changed on another device and is kept");
    } else {
      notes.keySet().removeIf(key -> key.startsWith(prefix));
    }
  }

  private void setAside(String path, String text) {
    String entry = Long.toString(now.toEpochMilli(), 36) + "-" + notes.size();
    String prefix = NoteList.SET_ASIDE.key() + "/" + entry + "/";
    notes.put(prefix + "field", path);
    notes.put(prefix + "text", text);
    notes.put(prefix + "by", by);
    notes.put(prefix + "at", now.toString());
  }

  /**
   * The moment that a press of a button notes, by our clock and to the nearest second: the device
   * only says how long ago.
   */
  private String stamped(NoteChange change, String typed) {
    if (change.ago() == null) {
      return typed;
    }
    Duration ago = Duration.ofMillis(Math.max(0, change.ago()));
    Duration bounded = ago.compareTo(OLDEST_PRESS) > 0 ? OLDEST_PRESS : ago;
    return now.minus(bounded).plusMillis(500).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** An instant, or a time of the practice such as {@code 2026-11-19T13:05}. */
  private Instant instant(String text) {
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeParseException unreadable) {
      return null;
    }
  }

  private boolean isFull(String path, String value) {
    int all = notes.values().stream().mapToInt(String::length).sum();
    return notes.size() >= PLACES && !notes.containsKey(path) || all + value.length() > ALL_LIMIT;
  }

  private void refuse(NoteChange change, String words) {
    refused.add(new NoteChange.Refused(change.path(), words));
  }

  private static boolean contains(String value, String current) {
    return value != null && value.startsWith(current);
  }

  /** Only a note's end may be blank while it is typed; a note of blanks is none. */
  private static String blank(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}

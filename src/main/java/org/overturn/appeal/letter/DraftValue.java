package org.overturn.appeal.letter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.overturn.evidence.Source;

/**
 * What a template may name: a text, a yes or no, a group of them, or a list of groups. Each knows
 * where it stands, also when there is nothing: that a field is empty stands somewhere too.
 * Protected health information.
 */
sealed interface DraftValue {

  /** Stays the same from draft to draft, whatever the value is, such as {@code patient.name}. */
  String key();

  /** Where it stands; never empty. */
  List<Source> sources();

  /** Whether there is something to say: what {@code th:if} asks. */
  boolean isKnown();

  /** A text; empty where it is not known. */
  record Text(String key, String text, List<Source> sources) implements DraftValue {

    public Text {
      text = DraftText.plain(text);
      sources = sourced(key, sources);
    }

    @Override
    public boolean isKnown() {
      return !text.isEmpty();
    }

    @Override
    public String toString() {
      return "Text[" + key + "]";
    }
  }

  /** A yes or no, which is asked and never printed. */
  record Flag(String key, boolean isKnown, List<Source> sources) implements DraftValue {

    public Flag {
      sources = sourced(key, sources);
    }
  }

  /** Values under one name. */
  record Group(String key, boolean isKnown, Map<String, DraftValue> members, List<Source> sources)
      implements DraftValue {

    public Group {
      members = Map.copyOf(members);
      sources = sourced(key, sources);
    }

    @Override
    public String toString() {
      return "Group[" + key + "]";
    }
  }

  /** Groups of the same kind, each with a key of its own. */
  record Items(String key, List<Group> items, List<Source> sources) implements DraftValue {

    public Items {
      items = List.copyOf(items);
      sources = sourced(key, sources);
    }

    @Override
    public boolean isKnown() {
      return !items.isEmpty();
    }

    @Override
    public String toString() {
      return "Items[" + key + "]";
    }
  }

  private static List<Source> sourced(String key, List<Source> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("A value without a source: " + key);
    }
    return List.copyOf(sources);
  }

  /** Begins a group whose members stand where the group does, unless they say otherwise. */
  static Building group(String key, List<Source> sources) {
    return new Building(key, sources);
  }

  /** Collects the members of a group. */
  final class Building {

    private final String key;
    private final List<Source> sources;
    private final Map<String, DraftValue> members = new LinkedHashMap<>();

    private Building(String key, List<Source> sources) {
      this.key = key;
      this.sources = sources;
    }

    Building text(String name, String text) {
      return text(name, text, sources);
    }

    Building text(String name, String text, Source source) {
      return text(name, text, List.of(source));
    }

    Building text(String name, String text, List<Source> from) {
      return with(name, new Text(key + "." + name, text, from));
    }

    Building flag(String name, boolean is) {
      return flag(name, is, sources);
    }

    Building flag(String name, boolean is, List<Source> from) {
      return with(name, new Flag(key + "." + name, is, from));
    }

    Building items(String name, List<Group> items, List<Source> from) {
      return with(name, new Items(key + "." + name, items, from));
    }

    Building with(String name, DraftValue value) {
      members.put(name, value);
      return this;
    }

    Group known(boolean known) {
      return new Group(key, known, members, sources);
    }
  }
}

package org.overturn.appeal.bundle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which exhibits go with an appeal, as people chose last.
 *
 * @param revision 0 while nobody has chosen
 * @param entries in the order of the bundle
 */
record Choice(int revision, List<Entry> entries) {

  static final Choice NONE = new Choice(0, List.of());

  Choice {
    entries = List.copyOf(entries);
  }

  /** An exhibit by its key, and whether it goes along. */
  record Entry(String key, boolean in) {}

  /**
   * The exhibits in order: those that people have put in order, then what came since as its kind
   * usually goes. What is gone is left out.
   *
   * @param usual in the usual order, each with whether it usually goes along
   */
  List<Entry> over(List<Entry> usual) {
    Map<String, Entry> there = new HashMap<>();
    usual.forEach(each -> there.put(each.key(), each));
    List<Entry> now = new ArrayList<>();
    entries.stream().filter(each -> there.remove(each.key()) != null).forEach(now::add);
    usual.stream().filter(each -> there.containsKey(each.key())).forEach(now::add);
    return now;
  }

  /** The same with one of them a place earlier or later. */
  static List<Entry> moved(List<Entry> entries, String key, boolean up) {
    List<Entry> moved = new ArrayList<>(entries);
    for (int i = 0; i < moved.size(); i++) {
      int other = up ? i - 1 : i + 1;
      if (moved.get(i).key().equals(key) && other >= 0 && other < moved.size()) {
        Collections.swap(moved, i, other);
        return moved;
      }
    }
    return moved;
  }

  /** From what a form sends: every key in order, and those that are ticked. */
  static List<Entry> of(List<String> keys, Set<String> in) {
    return keys.stream().distinct().map(key -> new Entry(key, in.contains(key))).toList();
  }
}

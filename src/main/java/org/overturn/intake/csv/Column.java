package org.overturn.intake.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A column of a table.
 *
 * @param key by which mappings know it: its title in lower case, made unique
 * @param title as it stands in the header
 */
record Column(String key, String title) {

  /** The columns of a header; one without a title is named by its place. */
  static List<Column> of(List<String> header) {
    List<Column> columns = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String title = header.get(i).strip().replaceAll("\\s+", " ");
      String name = title.isEmpty() ? "column " + (i + 1) : title;
      String key = name.toLowerCase(Locale.ROOT);
      String unique = key;
      for (int n = 2; !keys.add(unique); n++) {
        unique = key + " (" + n + ")";
      }
      columns.add(
          new Column(unique, unique.equals(key) ? name : name + unique.substring(key.length())));
    }
    return List.copyOf(columns);
  }
}

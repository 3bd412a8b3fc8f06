package org.overturn.intake.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the page shows of a mapping.
 *
 * @param problems what has to be chosen before it can be kept
 * @param rows the first rows as they would be imported; empty while there are problems
 */
record MappingPage(
    Table table,
    Mapping mapping,
    List<Line> lines,
    List<String> problems,
    List<PreviewRow> rows,
    int size) {

  /**
   * A field on the page.
   *
   * @param column the key of its column, or empty
   * @param words the source's words in that column that need a meaning
   */
  record Line(Field field, String column, String constant, List<Word> words) {

    public boolean isNeeded() {
      return MappingForm.isNeeded(field);
    }
  }

  /** A word of the source and the code that it means, or empty. */
  record Word(String word, String meaning) {}

  static List<Line> lines(Table table, Mapping mapping) {
    return Arrays.stream(Field.values())
        .map(
            field ->
                new Line(
                    field,
                    mapping.columns().getOrDefault(field, ""),
                    mapping.constants().getOrDefault(field, ""),
                    words(table, mapping, field)))
        .toList();
  }

  private static List<Word> words(Table table, Mapping mapping, Field field) {
    if (field.codes().isEmpty() || !mapping.columns().containsKey(field)) {
      return List.of();
    }
    var meanings = mapping.values().getOrDefault(field, java.util.Map.of());
    Set<String> all = new LinkedHashSet<>(Proposal.valuesIn(table, mapping.columns().get(field)));
    all.addAll(meanings.keySet());
    List<Word> words = new ArrayList<>();
    all.forEach(word -> words.add(new Word(word, meanings.getOrDefault(word, ""))));
    return words;
  }

  public List<Column> columns() {
    return table.columns();
  }

  public long count(String words) {
    return rows.stream().filter(row -> row.words().startsWith(words)).count();
  }
}

package org.overturn.intake.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Words that are read one after the other, and the way from their text back to their places. */
final class Passage {

  private final List<Word> words;
  private final String text;
  private final int[] starts;

  Passage(List<Word> words) {
    this.words = List.copyOf(words);
    this.starts = new int[words.size()];
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      if (i > 0) {
        joined.append(' ');
      }
      starts[i] = joined.length();
      joined.append(words.get(i).text());
    }
    this.text = joined.toString();
  }

  static Passage of(List<Passage> parts) {
    return new Passage(parts.stream().flatMap(part -> part.words.stream()).toList());
  }

  Passage and(Passage more) {
    return new Passage(Stream.concat(words.stream(), more.words.stream()).toList());
  }

  String text() {
    return text;
  }

  int page() {
    return words.get(0).page();
  }

  Box box() {
    return Box.around(words.stream().map(Word::box).toList());
  }

  /** The words that the text from one index to another touches. */
  Passage between(int from, int to) {
    List<Word> touched = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      if (starts[i] < to && starts[i] + words.get(i).text().length() > from) {
        touched.add(words.get(i));
      }
    }
    return new Passage(touched);
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Of the page on which it begins: where it stands there. */
  Box boxOnFirstPage() {
    return Box.around(words.stream().filter(word -> word.page() == page()).map(Word::box).toList());
  }

  double certainty() {
    return words.stream().mapToDouble(Word::certainty).average().orElse(0);
  }

  /** The height of its first line. */
  double lineHeight() {
    return words.get(0).box().height();
  }

  @Override
  public String toString() {
    return "Passage of " + words.size() + " words";
  }
}

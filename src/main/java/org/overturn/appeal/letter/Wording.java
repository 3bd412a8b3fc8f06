package org.overturn.appeal.letter;

import java.util.List;
import java.util.stream.Collectors;
import org.overturn.denial.Sha256;
import org.overturn.evidence.Source;

/** A sentence's text and sources as they were drafted. Protected health information. */
record Wording(String text, List<Source> sources) {

  Wording {
    sources = List.copyOf(sources);
  }

  static Wording of(Sentence drafted) {
    return new Wording(drafted.text(), drafted.sources());
  }

  /** By this a wording is known again: its text and where it stands, whatever page shows that. */
  String mark() {
    return Sha256.of(
        text + "\n" + sources.stream().map(Source::words).collect(Collectors.joining("\n")));
  }

  boolean says(Wording other) {
    return text.equals(other.text)
        && sources.stream()
            .map(Source::words)
            .toList()
            .equals(other.sources.stream().map(Source::words).toList());
  }

  @Override
  public String toString() {
    return "Wording";
  }
}

package org.overturn.denial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one stage shows on the case page, read only. The page collects all beans of this type and
 * knows no stage; a stage hands over facts and words, never HTML, and instants rather than texts of
 * them, so that the page shows each in the practice's zone.
 */
public interface CaseSection {

  /** The heading, in users' words, such as "Prep packet". */
  String title();

  /** Where it stands on the page; the lowest comes first. */
  int order();

  /** What there is to show of this case; the section is left out when the list is empty. */
  List<Part> of(Denial denial);

  /**
   * A piece of a section; exactly one of its three contents is filled.
   *
   * @param heading of the piece, or empty
   * @param entries labelled facts
   * @param paragraphs of plain text
   * @param letter a letter, or empty
   */
  record Part(String heading, List<Entry> entries, List<String> paragraphs, String letter) {

    public Part {
      heading = orEmpty(heading);
      entries = List.copyOf(entries);
      paragraphs = List.copyOf(paragraphs);
      letter = orEmpty(letter);
    }

    /** Labelled facts; the ones without a value are left out. */
    public static Part facts(String heading, Entry... entries) {
      return facts(heading, Arrays.asList(entries));
    }

    /** Labelled facts; the ones without a value are left out. */
    public static Part facts(String heading, List<Entry> entries) {
      Stream<Entry> filled = entries.stream().filter(entry -> !entry.isEmpty());
      return new Part(heading, filled.toList(), List.of(), "");
    }

    /** Plain text, its line breaks kept; paragraphs that are null or blank are left out. */
    public static Part text(String heading, String... paragraphs) {
      Stream<String> written =
          Arrays.stream(paragraphs).filter(text -> text != null && !text.isBlank());
      return new Part(heading, List.of(), written.toList(), "");
    }

    /** A letter, shown as on paper. */
    public static Part letter(String heading, String text) {
      return new Part(heading, List.of(), List.of(), text);
    }

    public boolean isEmpty() {
      return entries.isEmpty() && paragraphs.isEmpty() && letter.isBlank();
    }
  }

  /**
   * A labelled fact; one of text, at and on is filled.
   *
   * @param at shown as date, time and zone of the practice
   * @param on a date without a time
   * @param source where the fact stands: a document, a resource, a policy's section; may be empty
   * @param address of a page of ours that the text leads to; may be empty
   */
  record Entry(String label, String text, Instant at, LocalDate on, String source, String address) {

    public Entry {
      text = orEmpty(text);
      source = orEmpty(source);
      address = orEmpty(address);
    }

    public static Entry of(String label, String text) {
      return new Entry(label, text, null, null, "", "");
    }

    public static Entry of(String label, Instant at) {
      return new Entry(label, "", at, null, "", "");
    }

    public static Entry of(String label, LocalDate on) {
      return new Entry(label, "", null, on, "", "");
    }

    public Entry from(String where) {
      return new Entry(label, text, at, on, where, address);
    }

    /** The text leads to a page of ours. */
    public Entry to(String page) {
      return new Entry(label, text, at, on, source, page);
    }

    public boolean isEmpty() {
      return text.isBlank() && at == null && on == null;
    }
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }
}

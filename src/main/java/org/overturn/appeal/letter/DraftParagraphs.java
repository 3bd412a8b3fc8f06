package org.overturn.appeal.letter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.overturn.appeal.letter.Paragraph.Style;
import org.overturn.denial.Sha256;
import org.overturn.evidence.Source;

/**
 * Makes paragraphs of a filled template, and gives each sentence the sources of the values that it
 * prints and of the conditions and loops in which it stands. A sentence that prints what is not
 * known goes by itself; so does a paragraph without sentences, a heading without paragraphs, and
 * what ends in a colon and announces nothing.
 */
final class DraftParagraphs {

  private static final int KEY_LENGTH = 16;

  private final TemplateMarks marks;
  private final Source wording;
  private final String filled;
  private final Map<String, Integer> keys = new HashMap<>();
  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final Deque<TemplateMarks.Ground> grounds = new ArrayDeque<>();

  /** The paragraph that is being read. */
  private Style style;

  private Row row = new Row();

  DraftParagraphs(String filled, TemplateMarks marks, Source wording) {
    this.filled = filled;
    this.marks = marks;
    this.wording = wording;
  }

  /** Signs, each with the value that it stands for and with what it rests on. */
  private static final class Row {

    private final StringBuilder signs = new StringBuilder();
    private final List<DraftValue.Text> values = new ArrayList<>();
    private final List<List<TemplateMarks.Ground>> grounds = new ArrayList<>();

    void add(char sign, DraftValue.Text value, List<TemplateMarks.Ground> restsOn) {
      signs.append(sign);
      values.add(value);
      grounds.add(restsOn);
    }

    void addAll(Row other, int from) {
      signs.append(other.signs, from, other.signs.length());
      values.addAll(other.values.subList(from, other.values.size()));
      grounds.addAll(other.grounds.subList(from, other.grounds.size()));
    }

    boolean isBlank() {
      return signs.toString().isBlank();
    }
  }

  List<Paragraph> all() {
    Row line = new Row();
    List<TemplateMarks.Ground> now = List.of();
    for (int at = 0; at < filled.length(); at++) {
      char sign = filled.charAt(at);
      if (sign == TemplateMarks.BEGIN) {
        int end = filled.indexOf(TemplateMarks.END, at);
        now = mark(filled.charAt(at + 1), Integer.parseInt(filled, at + 2, end, 10), line, now);
        at = end;
      } else if (sign == '\n') {
        line(line);
        line = new Row();
      } else {
        line.add(sign == TemplateMarks.BRACKET ? '[' : sign, null, now);
      }
    }
    line(line);
    flush();
    return kept();
  }

  private List<TemplateMarks.Ground> mark(
      char kind, int number, Row line, List<TemplateMarks.Ground> now) {
    switch (kind) {
      case 'v' -> {
        line.add(TemplateSentences.VALUE, marks.printed(number), now);
        return now;
      }
      case 'g' -> grounds.addLast(marks.ground(number));
      default -> grounds.removeLast();
    }
    return List.copyOf(grounds);
  }

  private void line(Row line) {
    String text = line.signs.toString();
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (start == text.length()) {
      flush();
      return;
    }
    Style begun = styleAt(text, start);
    if (begun == Style.LINES && style == Style.LINES) {
      row.add('\n', null, List.of());
      row.addAll(line, start + 2);
    } else if (begun != null) {
      flush();
      style = begun;
      row.addAll(line, start + 2);
      if (begun == Style.HEADING) {
        flush();
      }
    } else if (style == Style.LINES) {
      flush();
      style = Style.TEXT;
      row.addAll(line, start);
    } else {
      style = style == null ? Style.TEXT : style;
      if (!row.isBlank()) {
        row.add(' ', null, List.of());
      }
      row.addAll(line, start);
    }
  }

  private static Style styleAt(String text, int at) {
    if (at + 1 >= text.length() || text.charAt(at + 1) != ' ') {
      return null;
    }
    return switch (text.charAt(at)) {
      case '#' -> Style.HEADING;
      case '-' -> Style.ITEM;
      case '>' -> Style.QUOTE;
      case '|' -> Style.LINES;
      default -> null;
    };
  }

  private void flush() {
    if (style != null && !row.isBlank()) {
      paragraph();
    }
    style = null;
    row = new Row();
  }

  private void paragraph() {
    List<TemplateSentences.Cut> cuts = cuts();
    List<Sentence> sentences = new ArrayList<>();
    for (TemplateSentences.Cut cut : cuts) {
      sentence(cut, sentences);
    }
    if (!sentences.isEmpty()) {
      String key = key(style + "|" + skeleton(cuts.get(0)));
      paragraphs.add(new Paragraph("p-" + key, style, sentences));
    }
  }

  private List<TemplateSentences.Cut> cuts() {
    String text = row.signs.toString();
    if (style == Style.HEADING) {
      return List.of(new TemplateSentences.Cut(0, text.length()));
    }
    if (style != Style.LINES) {
      return TemplateSentences.cut(text);
    }
    List<TemplateSentences.Cut> cuts = new ArrayList<>();
    int from = 0;
    for (String each : text.split("\n", -1)) {
      if (!each.isBlank()) {
        cuts.add(new TemplateSentences.Cut(from, from + each.length()));
      }
      from += each.length() + 1;
    }
    return cuts;
  }

  private void sentence(TemplateSentences.Cut cut, List<Sentence> sentences) {
    String key = key(skeleton(cut));
    StringBuilder text = new StringBuilder();
    Set<Source> sources = new LinkedHashSet<>();
    Set<Source> below = new LinkedHashSet<>();
    for (int at = cut.from(); at < cut.to(); at++) {
      DraftValue.Text value = row.values.get(at);
      if (value == null) {
        sign(row.signs.charAt(at), text, at > cut.from() ? row.values.get(at - 1) : null);
      } else if (!value.isKnown()) {
        return;
      } else {
        text.append(value.text());
        sources.addAll(value.sources());
      }
      for (TemplateMarks.Ground ground : row.grounds.get(at)) {
        ground.values().forEach(each -> below.addAll(each.sources()));
      }
    }
    sources.addAll(below);
    if (sources.isEmpty()) {
      sources.add(wording);
    }
    sentences.add(new Sentence(key, text.toString().strip(), List.copyOf(sources)));
  }

  /** A value that brings its own period needs no second one, and blanks are one. */
  private static void sign(char sign, StringBuilder text, DraftValue.Text before) {
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    boolean twice =
        sign == '.' && before != null && (last == '.' || last == '!' || last == '?')
            || Character.isWhitespace(sign) && Character.isWhitespace(last);
    if (!twice) {
      text.append(Character.isWhitespace(sign) ? ' ' : sign);
    }
  }

  /** The sentence with the keys of its values in their place, so that a new value is no new one. */
  private String skeleton(TemplateSentences.Cut cut) {
    StringBuilder skeleton = new StringBuilder();
    Set<String> items = new LinkedHashSet<>();
    for (int at = cut.from(); at < cut.to(); at++) {
      DraftValue.Text value = row.values.get(at);
      if (value == null) {
        skeleton.append(row.signs.charAt(at));
      } else {
        skeleton.append('{').append(value.key()).append('}');
      }
      row.grounds.get(at).forEach(each -> items.add(each.item()));
    }
    items.remove("");
    return skeleton.toString().strip().replaceAll("\\s+", " ") + items;
  }

  private String key(String of) {
    String key = Sha256.of(of).substring(0, KEY_LENGTH);
    int times = keys.merge(key, 1, Integer::sum);
    return times == 1 ? key : key + "-" + times;
  }

  private List<Paragraph> kept() {
    List<Paragraph> kept = new ArrayList<>();
    Paragraph next = null;
    for (int at = paragraphs.size() - 1; at >= 0; at--) {
      Paragraph paragraph = announcing(paragraphs.get(at), next);
      boolean overNothing =
          paragraph.style() == Style.HEADING && (next == null || next.style() == Style.HEADING);
      if (!paragraph.sentences().isEmpty() && !overNothing) {
        kept.add(0, paragraph);
        next = paragraph;
      }
    }
    return kept;
  }

  /** Without a last sentence that announces by a colon what does not follow. */
  private static Paragraph announcing(Paragraph paragraph, Paragraph next) {
    List<Sentence> sentences = paragraph.sentences();
    boolean announces =
        (paragraph.style() == Style.TEXT || paragraph.style() == Style.ITEM)
            && sentences.get(sentences.size() - 1).text().endsWith(":");
    boolean follows = next != null && next.style() != Style.HEADING && next.style() != Style.TEXT;
    return announces && !follows
        ? new Paragraph(
            paragraph.key(), paragraph.style(), sentences.subList(0, sentences.size() - 1))
        : paragraph;
  }
}

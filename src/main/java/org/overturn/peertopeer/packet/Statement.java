package org.overturn.peertopeer.packet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.overturn.evidence.Source;

/**
 * One statement of a packet. Protected health information.
 *
 * @param key by which people's changes name it; stays the same from draft to draft
 * @param label how a criterion stands, or what kind of thing this is; may be empty
 * @param sources where it stands; never empty
 * @param caution what to look at first, such as "no date"; may be empty
 * @param redrafted what the draft says by now, where a person's words stand over an older draft;
 *     may be empty
 * @param before words of another person in whose place these were written, with who and when; may
 *     be empty
 * @param struckBy who took it out; null for most
 */
public record Statement(
    String key,
    PacketPart part,
    String label,
    String text,
    List<Source> sources,
    String caution,
    String redrafted,
    String before,
    String struckBy,
    Instant struckAt) {

  public Statement {
    sources = List.copyOf(sources);
    before = before == null ? "" : before;
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("A statement without a source: " + key);
    }
  }

  static Statement of(PacketPart part, String key, String label, String text, Source... sources) {
    return new Statement(key, part, label, text, List.of(sources), "", "", "", null, null);
  }

  static Statement of(PacketPart part, String key, String label, String text, List<Source> from) {
    return new Statement(key, part, label, text, from, "", "", "", null, null);
  }

  Statement withCaution(String words) {
    return new Statement(
        key, part, label, text, sources, words, redrafted, before, struckBy, struckAt);
  }

  /** A person's words in place of the drafted ones, or beside them. */
  Statement saying(String words, List<Source> from, String draftNow) {
    return new Statement(
        key, part, label, words, from, caution, draftNow, before, struckBy, struckAt);
  }

  Statement inPlaceOf(String earlier) {
    return new Statement(
        key, part, label, text, sources, caution, redrafted, earlier, struckBy, struckAt);
  }

  Statement struck(String by, Instant at) {
    return new Statement(key, part, label, text, sources, caution, redrafted, before, by, at);
  }

  @JsonIgnore
  public boolean isStruck() {
    return struckBy != null;
  }

  /**
   * The place of the statement on a page; ids of a chart differ by case, so signs are spelled out.
   */
  public String anchor() {
    StringBuilder anchor = new StringBuilder("statement-");
    key.codePoints()
        .forEach(
            each -> {
              if (each < 128 && Character.isLetterOrDigit(each)) {
                anchor.appendCodePoint(each);
              } else {
                anchor.append('_').append(Integer.toHexString(each)).append('_');
              }
            });
    return anchor.toString();
  }

  /** The sources in one line. */
  public String sourceWords() {
    return String.join("; ", sources.stream().map(Source::words).toList());
  }

  /** Says nothing of the patient: a statement must not reach a log by accident. */
  @Override
  public String toString() {
    return "Statement[" + key + "]";
  }
}

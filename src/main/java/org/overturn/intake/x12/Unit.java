package org.overturn.intake.x12;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.Part;

/**
 * What stands and falls by itself in a file: a transaction set, or one claim of a remittance with
 * the head of its transaction set.
 *
 * @param place for people
 * @param segments from ST on; without SE where the file has none
 */
record Unit(String place, RawSegment isa, RawSegment gs, List<RawSegment> segments) {

  /** The transaction set that it is, or is of. */
  String type() {
    return segments.get(0).element(1);
  }

  /** True when it answers something that the practice sent, and says nothing of a request. */
  boolean isAcknowledgement() {
    return type().equals("999") || type().equals("997");
  }

  /** True when everything that it acknowledges was accepted. */
  boolean acceptsAll() {
    return segments.stream()
        .filter(segment -> segment.tag().matches("IK5|AK5|AK9"))
        .allMatch(segment -> segment.element(1).matches("[AE]"));
  }

  /** SE; null where the set breaks off. */
  RawSegment trailer() {
    RawSegment last = segments.get(segments.size() - 1);
    return last.is("SE") ? last : null;
  }

  /**
   * The standard by which it is read.
   *
   * @throws NoticeRefused when it is none that we read, or breaks off, or is too long
   */
  Standard standard(X12Properties limits) {
    Standard standard =
        Standard.of(type())
            .orElseThrow(
                () ->
                    NoticeRefused.unreadable(
                        "ST01",
                        "names a transaction set that is not read",
                        "send the payer's answer (278) or a remittance (835)"));
    if (segments.size() > limits.maxTransactionSegments()) {
      throw NoticeRefused.incomplete(
          List.of(
              Flaw.at(
                  "the transaction set",
                  "has more than %d segments".formatted(limits.maxTransactionSegments()),
                  "send it in several, or have overturn.intake.x12.max-transaction-segments"
                      + " raised")));
    }
    if (trailer() == null) {
      throw NoticeRefused.unreadable(
          "SE", "is missing, so that the end may be, too", "send the transaction set as a whole");
    }
    return standard;
  }

  /** What its trailer says wrongly, for people. */
  List<String> trailerFaults() {
    List<String> faults = new ArrayList<>();
    if (!trailer().element(1).matches("0*" + segments.size())) {
      faults.add("SE01 is not the number of its segments");
    }
    if (!trailer().element(2).equals(segments.get(0).element(2))) {
      faults.add("SE02 is not the number in ST02");
    }
    return faults;
  }

  /** The same as an interchange of its own. */
  Part part(Charset charset) {
    StringBuilder text = new StringBuilder();
    text.append(isa.text()).append(isa.delimiters().segment());
    if (gs != null) {
      line(text, gs.text());
    }
    segments.forEach(segment -> line(text, segment.text()));
    if (gs != null) {
      line(text, join("GE", "1", gs.element(6)));
    }
    line(text, join("IEA", "1", isa.element(13)));
    return new Part(place, text.toString().getBytes(charset));
  }

  private void line(StringBuilder text, String segment) {
    text.append(segment).append(isa.delimiters().segment());
  }

  private String join(String... elements) {
    return String.join(String.valueOf(isa.delimiters().element()), elements);
  }

  @Override
  public String toString() {
    return "Unit[" + place + "]";
  }
}

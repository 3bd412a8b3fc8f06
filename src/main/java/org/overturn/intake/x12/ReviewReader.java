package org.overturn.intake.x12;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.denial.DenialReason;
import org.overturn.intake.Answer;
import org.overturn.intake.NoticeCheck;
import org.overturn.intake.PlainText;
import org.overturn.intake.x12.Level.Kind;
import org.springframework.stereotype.Component;

/**
 * Reads what a 278 decides, line by line. The answer for the event and those for its lines may
 * differ; a line's own answer counts for the line, and both are kept. Where a level has an answer
 * (HCR), it counts; otherwise a refusal (AAA) there or above it does.
 */
@Component
class ReviewReader {

  private static final int TEXT_LENGTH = 8000;

  private final NoticeCheck check;

  ReviewReader(NoticeCheck check) {
    this.check = check;
  }

  /**
   * Reads it.
   *
   * @param warnings on the file, for people; or null
   */
  List<Read> read(Hierarchy hierarchy, String warnings, Instant receivedAt) {
    List<Level> decided = hierarchy.decided();
    List<Read> findings = new ArrayList<>();
    for (Level event : decided) {
      Reading reading = new Reading(hierarchy, event, decided.size() == 1, warnings, receivedAt);
      findings.addAll(reading.all());
    }
    return findings;
  }

  /** What one event and its lines say. */
  private final class Reading {

    private final Hierarchy hierarchy;
    private final Level event;
    private final boolean onlyEvent;
    private final String warnings;
    private final Instant receivedAt;
    private final List<Level> lines;
    private final Optional<Segment> overall;

    Reading(
        Hierarchy hierarchy, Level event, boolean onlyEvent, String warnings, Instant receivedAt) {
      this.hierarchy = hierarchy;
      this.event = event;
      this.onlyEvent = onlyEvent;
      this.warnings = warnings;
      this.receivedAt = receivedAt;
      this.lines = event.children(Kind.SERVICE).toList();
      this.overall = event.first("HCR");
    }

    List<Read> all() {
      boolean ownAnswers =
          lines.stream()
              .anyMatch(
                  line -> line.first("HCR").isPresent() || line.refusals().findAny().isPresent());
      if (ownAnswers) {
        return numbered(lines, this::ofLine);
      }
      if (overall.isPresent()) {
        return ofEvent(overall.get());
      }
      List<Segment> refusals = refusals(event.upwards());
      Level first = lines.isEmpty() ? event : lines.get(0);
      return List.of(
          refusals.isEmpty()
              ? decided(first, "1", Optional.empty(), true)
              : refused(first, "1", refusals));
    }

    private interface OfLine {
      Read read(Level line, String number);
    }

    private List<Read> numbered(List<Level> levels, OfLine reading) {
      List<Read> all = new ArrayList<>();
      for (int i = 0; i < levels.size(); i++) {
        all.add(reading.read(levels.get(i), String.valueOf(i + 1)));
      }
      return all;
    }

    /** A denial of the event denies each of its lines; anything else is said once. */
    private List<Read> ofEvent(Segment decision) {
      Answer answer = answer(Optional.of(decision));
      boolean denies = answer == Answer.DENIED || answer == Answer.PARTLY_APPROVED;
      if (denies && !lines.isEmpty()) {
        return numbered(
            lines, (line, number) -> decided(line, number, Optional.of(decision), false));
      }
      Level first = lines.isEmpty() ? event : lines.get(0);
      return List.of(decided(first, "1", Optional.of(decision), !denies));
    }

    private Read ofLine(Level line, String number) {
      Optional<Segment> own = line.first("HCR");
      List<Segment> refusals = line.refusals().toList();
      if (own.isEmpty() && !refusals.isEmpty()) {
        return refused(line, number, refusals);
      }
      if (own.or(() -> overall).isPresent()) {
        return decided(line, number, own.or(() -> overall), false);
      }
      List<Segment> above = refusals(event.upwards());
      return above.isEmpty()
          ? decided(line, number, Optional.empty(), false)
          : refused(line, number, above);
    }

    private Read decided(Level line, String number, Optional<Segment> decision, boolean whole) {
      Set<String> codes = new LinkedHashSet<>();
      decision.stream()
          .flatMap(hcr -> hcr.all(3).stream())
          .filter(Codes::isCode)
          .forEach(code -> codes.add("HCR:" + code));
      String action = decision.map(hcr -> hcr.element(1)).map(ReviewReader::plain).orElse("");
      return read(answer(decision), line, number, new Reason(action, codes), decision, whole);
    }

    private Read refused(Level line, String number, List<Segment> refusals) {
      Set<String> codes = new LinkedHashSet<>();
      refusals.stream()
          .map(aaa -> aaa.element(3))
          .filter(Codes::isCode)
          .forEach(code -> codes.add("AAA:" + code));
      return read(
          Answer.REFUSED_REQUEST, line, number, new Reason("AAA", codes), Optional.empty(), false);
    }

    private Read read(
        Answer answer,
        Level line,
        String number,
        Reason reason,
        Optional<Segment> decision,
        boolean whole) {
      ReviewFacts facts = new ReviewFacts(hierarchy, event, line, number, onlyEvent);
      DenialReason why =
          new DenialReason(reason.action(), Codes.joined(reason.codes()), words(line), null);
      return Facts.read(
          answer,
          whole,
          facts.of(why, receivedAt),
          facts.references(),
          facts.authorization(answer, decision),
          answer == Answer.UNCLEAR ? null : note(line, decision), // the code is said instead
          check,
          facts::place);
    }

    /** The payer's own words (MSG), the line's before the event's. */
    private String words(Level line) {
      String words =
          Stream.of(line, event)
              .distinct()
              .flatMap(level -> level.all("MSG"))
              .map(msg -> PlainText.of(msg.text(1)))
              .filter(Objects::nonNull)
              .distinct()
              .collect(Collectors.joining("\n"));
      return PlainText.of(words, TEXT_LENGTH);
    }

    private String note(Level line, Optional<Segment> decision) {
      String differing =
          line != event && overall.isPresent() && line.first("HCR").isPresent()
              ? differing(overall.get(), decision.orElseThrow())
              : null;
      String both =
          Stream.of(differing, warnings).filter(Objects::nonNull).collect(Collectors.joining(". "));
      return both.isEmpty() ? null : both;
    }
  }

  private record Reason(String action, Set<String> codes) {}

  private static String differing(Segment ofEvent, Segment ofLine) {
    String event = plain(ofEvent.element(1));
    String line = plain(ofLine.element(1));
    return event.equals(line)
        ? null
        : "The payer answered the request as a whole with %s and this line with %s"
            .formatted(Actions.words(event), Actions.words(line));
  }

  private static List<Segment> refusals(Stream<Level> levels) {
    return levels.flatMap(Level::refusals).toList();
  }

  /** Unlike a document without codes, an answer of X12 that has none says nothing. */
  private static Answer answer(Optional<Segment> decision) {
    return decision
        .map(hcr -> hcr.element(1))
        .filter(code -> !code.isEmpty())
        .flatMap(Answer::of)
        .filter(answer -> answer != Answer.REFUSED_REQUEST)
        .orElse(Answer.UNCLEAR);
  }

  /** A code, or a question mark for what cannot be one and might be a patient's data. */
  private static String plain(String code) {
    return code.isEmpty() || code.matches("[A-Z0-9]{1,3}") ? code : "?";
  }
}

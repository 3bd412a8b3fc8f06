package org.overturn.intake.x12;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.Sha256;
import org.overturn.intake.NoticeRefused;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/**
 * Says to the sender of an interchange what was taken of it: a 999 (005010X231A1) for each
 * functional group, and a TA1 where the envelope is at fault or the sender asks for one. It names
 * positions and codes, never the data. Its control number comes from the original, so the same
 * original is answered with the same bytes.
 */
@Component
class Acknowledgement {

  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("uuMMdd");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm");
  private static final long CONTROL_NUMBERS = 999_999_999L;
  private static final String QUALIFIERS = "0[1-47-9]|1\\d|2\\d|3[0-8]|AM|NR|SA|SN|ZZ";
  private static final int HEX = 16;
  private static final int DIGITS = 12;

  private final TransactionReader transactions;
  private final X12Properties limits;
  private final PracticeProperties practice;

  Acknowledgement(
      TransactionReader transactions, X12Properties limits, PracticeProperties practice) {
    this.transactions = transactions;
    this.limits = limits;
    this.practice = practice;
  }

  /**
   * One interchange for each that the file holds; empty when it cannot be told who sent it, or when
   * it only acknowledges itself.
   */
  Optional<byte[]> of(byte[] original, Instant receivedAt) {
    Segments segments;
    try {
      segments = new Segments(original, limits);
    } catch (NoticeRefused noInterchange) {
      return Optional.empty();
    }
    Out out = new Out();
    Answering answering =
        new Answering(
            out,
            LocalDateTime.ofInstant(receivedAt, practice.zone()),
            receivedAt,
            Long.parseLong(Sha256.of(original).substring(0, DIGITS), HEX));
    if (isReadable(original)) {
      while (segments.hasNext()) {
        answering.interchange(segments);
      }
    } else {
      answering.refused(segments.next());
    }
    return Optional.of(out.bytes()).filter(bytes -> bytes.length > 0);
  }

  /** False for a file that is refused as a whole: then nothing of it is taken. */
  private boolean isReadable(byte[] original) {
    try {
      new Segments(original, limits).forEachRemaining(segment -> {});
      return true;
    } catch (NoticeRefused unreadable) {
      return false;
    }
  }

  /** What is answered, segment by segment, in the usual separators. */
  private static final class Out {

    private final StringBuilder text = new StringBuilder();
    private int segments;

    void segment(String... elements) {
      text.append(Elements.joined(elements)).append(Delimiters.USUAL.segment());
      segments++;
    }

    void add(Out other) {
      text.append(other.text);
      segments += other.segments;
    }

    int segments() {
      return segments;
    }

    byte[] bytes() {
      return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
  }

  private final class Answering {

    private final Out out;
    private final LocalDateTime at;
    private final Instant receivedAt;
    private long number;

    Answering(Out out, LocalDateTime at, Instant receivedAt, long number) {
      this.out = out;
      this.at = at;
      this.receivedAt = receivedAt;
      this.number = number;
    }

    void interchange(Segments segments) {
      RawSegment isa = segments.next();
      EnvelopeCheck check = new EnvelopeCheck(isa);
      List<Out> groups = new ArrayList<>();
      int received = 0;
      boolean acknowledges = false;
      while (segments.hasNext() && !segments.at("ISA") && !segments.at("IEA")) {
        if (segments.at("GS") || segments.at("ST")) {
          RawSegment gs = segments.at("GS") ? segments.next() : null;
          boolean ofAcknowledgements = gs != null && gs.element(1).equals("FA");
          Out group = group(segments, gs);
          received++;
          acknowledges |= ofAcknowledgements;
          if (!ofAcknowledgements) {
            groups.add(group);
          }
        } else {
          acknowledges |= segments.next().is("TA1");
        }
      }
      check.end(segments.at("IEA") ? segments.next() : null, received);
      boolean onlyAcknowledges = acknowledges && groups.isEmpty();
      if (onlyAcknowledges) {
        return; // what acknowledges is not acknowledged, or it would never end
      }
      write(isa, check, groups);
    }

    /** Nothing of the file is taken. */
    void refused(RawSegment isa) {
      EnvelopeCheck check = new EnvelopeCheck(isa);
      check.broken();
      write(isa, check, List.of());
    }

    private void write(RawSegment isa, EnvelopeCheck check, List<Out> groups) {
      String control = "%09d".formatted(number++ % CONTROL_NUMBERS + 1);
      out.segment(
          "ISA",
          "00",
          " ".repeat(10),
          "00",
          " ".repeat(10),
          Elements.fitting(isa.element(7), QUALIFIERS, "ZZ"),
          Elements.padded(isa.element(8), 15),
          Elements.fitting(isa.element(5), QUALIFIERS, "ZZ"),
          Elements.padded(isa.element(6), 15),
          SHORT_DAY.format(at),
          MINUTE.format(at),
          String.valueOf(Delimiters.USUAL.repetition()),
          "00501",
          control,
          "0",
          isa.element(15).equals("T") ? "T" : "P",
          String.valueOf(Delimiters.USUAL.component()));
      if (check.isAnswered()) {
        out.segment(
            "TA1",
            Elements.digits(isa.element(13), 9),
            Dates.day("20" + isa.element(9)) == null ? SHORT_DAY.format(at) : isa.element(9),
            Dates.isMinute(isa.element(10)) ? isa.element(10) : MINUTE.format(at),
            check.status(),
            check.code());
      }
      groups.forEach(out::add);
      out.segment("IEA", String.valueOf(groups.size()), control);
    }

    /** One functional group, answered with one of ours. */
    private Out group(Segments segments, RawSegment gs) {
      Out all = new Out();
      int received = 0;
      int accepted = 0;
      boolean clean = true;
      while (segments.hasNext() && !ends(segments)) {
        if (!segments.at("ST")) {
          segments.next();
          clean = false;
          continue;
        }
        TransactionVerdict verdict =
            TransactionVerdict.of(new Body(segments), transactions, limits, receivedAt);
        verdict.lines().forEach(line -> all.segment(line.toArray(String[]::new)));
        received++;
        accepted += verdict.isAccepted() ? 1 : 0;
        clean &= verdict.isClean();
      }
      GroupCheck check = new GroupCheck(gs, segments.at("GE") ? segments.next() : null, received);
      return answer(gs, all, check, received, accepted, clean);
    }

    private Out answer(
        RawSegment gs, Out all, GroupCheck check, int received, int accepted, boolean clean) {
      String control = String.valueOf(number % CONTROL_NUMBERS + 1);
      Out group = new Out();
      group.segment(
          "GS",
          "FA",
          party(gs, 3),
          party(gs, 2),
          DAY.format(at),
          MINUTE.format(at),
          control,
          "X",
          "005010X231A1");
      Out set = new Out();
      set.segment("ST", "999", "0001", "005010X231A1");
      set.segment(
          "AK1",
          Elements.fitting(gs == null ? "" : gs.element(1), "[A-Z]{2}", "HI"),
          Elements.digits(gs == null ? "" : gs.element(6), 0),
          Elements.fitting(gs == null ? "" : gs.element(8), "[A-Z0-9]{1,12}", ""));
      set.add(all);
      List<String> result = new ArrayList<>();
      result.add("AK9");
      result.add(status(check, received, accepted, clean));
      result.add(check.included());
      result.add(String.valueOf(received));
      result.add(String.valueOf(accepted));
      result.addAll(check.codes());
      set.segment(result.toArray(String[]::new));
      set.segment("SE", String.valueOf(set.segments() + 1), "0001");
      group.add(set);
      group.segment("GE", "1", control);
      return group;
    }

    /** An application's code has two to fifteen signs. */
    private static String party(RawSegment gs, int element) {
      String code = gs == null ? "" : Elements.of(gs.element(element), 15, "");
      return code.isEmpty() ? "UNKNOWN" : (code + " ").substring(0, Math.max(code.length(), 2));
    }

    private String status(GroupCheck check, int received, int accepted, boolean clean) {
      if (accepted == 0) {
        return "R";
      }
      if (accepted < received) {
        return "P";
      }
      return clean && check.codes().isEmpty() ? "A" : "E";
    }

    private static boolean ends(Segments segments) {
      return segments.at("GE") || segments.at("GS") || segments.at("IEA") || segments.at("ISA");
    }
  }
}

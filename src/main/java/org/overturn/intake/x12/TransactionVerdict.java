package org.overturn.intake.x12;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.overturn.intake.NoticeRefused;

/**
 * What a 999 says of one transaction set, from AK2 to IK5. Rejected is what cannot be read, and a
 * denial from which no case could be opened; other faults are noted and accepted.
 */
final class TransactionVerdict {

  private static final int SEGMENTS = 100;
  private static final int ELEMENTS = 20;
  private static final int TRACE = 35;
  private static final String SEGMENTS_IN_ERROR = "5";
  private static final String OUR_NEEDS_IN_ERROR = "I5";

  /** The faults of one segment. */
  private record Faulty(
      String tag,
      int position,
      String loop,
      String trace,
      Set<String> codes,
      List<Fault> elements) {}

  private final Map<Integer, Faulty> faulty = new TreeMap<>();
  private final Set<String> codes = new LinkedHashSet<>();
  private final RawSegment st;
  private boolean rejected;
  private String trace = "";

  private TransactionVerdict(RawSegment st) {
    this.st = st;
  }

  /** Reads a transaction set to its end. */
  static TransactionVerdict of(
      Body body, TransactionReader reader, X12Properties limits, Instant receivedAt) {
    Remembering segments = new Remembering(body);
    RawSegment st = segments.first();
    TransactionVerdict verdict = new TransactionVerdict(st);
    Optional<Standard> standard = Standard.of(st.element(1));
    if (standard.isEmpty()) {
      verdict.reject("1");
    } else {
      verdict.read(standard.get(), segments, body, reader, limits, receivedAt);
    }
    body.skip();
    verdict.trailer(body);
    return verdict;
  }

  private void read(
      Standard standard,
      Remembering segments,
      Body body,
      TransactionReader reader,
      X12Properties limits,
      Instant receivedAt) {
    Hierarchy hierarchy = new Hierarchy();
    boolean review = standard == Standard.REVIEW;
    int most = review ? limits.maxTransactionSegments() : 0;
    Consumer<Segment> kept =
        segment -> {
          trace = segment.is("TRN") ? Elements.of(segment.element(2), TRACE, "") : trace;
          if (segment.position() <= most) {
            hierarchy.accept(segment);
          }
        };
    try {
      standard.read(segments, kept, fault -> add(fault.in(null, review ? hierarchy.loop() : null)));
      if (body.count() > most && review) {
        reject(SEGMENTS_IN_ERROR);
      } else if (review && body.trailer() != null) {
        needs(reader.read(hierarchy, null, receivedAt));
      }
    } catch (NoticeRefused unreadable) {
      reject(SEGMENTS_IN_ERROR);
    }
  }

  /** What keeps a denial from becoming a case has to be mended by its sender. */
  private void needs(List<Read> findings) {
    for (Read read : findings) {
      boolean missing = read.finding().answer().leavesWork() && !read.flaws().isEmpty();
      if (missing) {
        read.flaws().forEach(this::add);
        reject(OUR_NEEDS_IN_ERROR);
      }
    }
  }

  private void trailer(Body body) {
    RawSegment se = body.trailer();
    if (se == null) {
      reject("2");
      return;
    }
    if (!se.element(2).equals(st.element(2))) {
      codes.add("3");
    }
    if (!se.element(1).matches("0*" + body.count())) {
      codes.add("4");
    }
    if (!faulty.isEmpty() && !codes.contains(OUR_NEEDS_IN_ERROR)) {
      codes.add(SEGMENTS_IN_ERROR);
    }
  }

  private void reject(String code) {
    rejected = true;
    codes.add(code);
  }

  private void add(Fault fault) {
    Faulty segment = faulty.get(fault.position());
    if (segment == null && faulty.size() < SEGMENTS) {
      segment =
          new Faulty(
              fault.tag(),
              fault.position(),
              fault.loop(),
              trace,
              new LinkedHashSet<>(),
              new ArrayList<>());
      faulty.put(fault.position(), segment);
    }
    if (segment != null && !fault.isOfElement()) {
      segment.codes().add(fault.code());
    } else if (segment != null && segment.elements().size() < ELEMENTS) {
      segment.elements().add(fault);
    }
  }

  boolean isAccepted() {
    return !rejected;
  }

  boolean isClean() {
    return codes.isEmpty();
  }

  /** AK2 to IK5. */
  List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "AK2",
            Elements.fitting(st.element(1), "[A-Z0-9]{3}", "278"),
            Elements.controlNumber(st.element(2)),
            Elements.fitting(st.element(3), "[A-Z0-9]{1,35}", "")));
    faulty.values().forEach(segment -> lines.addAll(lines(segment)));
    List<String> result = new ArrayList<>();
    result.add("IK5");
    result.add(rejected ? "R" : codes.isEmpty() ? "A" : "E");
    result.addAll(codes);
    lines.add(result);
    return lines;
  }

  private static Collection<List<String>> lines(Faulty segment) {
    List<List<String>> lines = new ArrayList<>();
    for (String code : segment.codes()) {
      lines.add(segment(segment, code));
    }
    if (!segment.elements().isEmpty()) {
      lines.add(segment(segment, "8"));
      if (!segment.trace().isEmpty()) {
        lines.add(List.of("CTX", "TRN02" + Delimiters.USUAL.component() + segment.trace()));
      }
      segment.elements().forEach(fault -> lines.add(element(fault)));
    }
    return lines;
  }

  private static List<String> segment(Faulty segment, String code) {
    boolean coded = segment.tag() != null && segment.tag().matches("[A-Z][A-Z0-9]{1,2}");
    String loop = segment.loop() != null && segment.loop().length() <= 6 ? segment.loop() : "";
    return List.of(
        "IK3",
        coded ? segment.tag() : CanonicalStream.NO_SEGMENT,
        String.valueOf(segment.position()),
        loop,
        code);
  }

  private static List<String> element(Fault fault) {
    String place = String.valueOf(fault.element());
    if (fault.component() > 0 || fault.repetition() > 0) {
      place += Delimiters.USUAL.component();
      place += fault.component() > 0 ? String.valueOf(fault.component()) : "";
    }
    if (fault.repetition() > 0) {
      place += Delimiters.USUAL.component() + String.valueOf(fault.repetition());
    }
    return List.of("IK4", place, fault.reference() == null ? "" : fault.reference(), fault.code());
  }

  /** Gives the first segment to look at and then all of them. */
  private static final class Remembering implements Iterator<RawSegment> {

    private final Body body;
    private RawSegment first;

    Remembering(Body body) {
      this.body = body;
      this.first = body.next();
    }

    RawSegment first() {
      return first;
    }

    @Override
    public boolean hasNext() {
      return first != null || body.hasNext();
    }

    @Override
    public RawSegment next() {
      RawSegment next = first == null ? body.next() : first;
      first = null;
      return next;
    }
  }
}

package org.overturn.intake.x12;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One claim of a remittance (CLP) with the head of its transaction set, put together. */
final class Claim implements Consumer<Segment> {

  /** A service line (SVC) and what belongs to it. */
  record Line(Segment service, List<Segment> segments) {

    Stream<Segment> all(String tag) {
      return segments.stream().filter(segment -> segment.is(tag));
    }
  }

  private final List<Segment> head = new ArrayList<>();
  private final List<Party> organizations = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private final List<Party> parties = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private Segment claim;

  @Override
  public void accept(Segment segment) {
    switch (segment.tag()) {
      case "CLP" -> claim = segment;
      case "SVC" -> lines.add(new Line(segment, new ArrayList<>()));
      case "N1" -> organizations.add(Party.of(segment));
      case "NM1" -> parties.add(Party.of(segment));
      default -> detail(segment);
    }
  }

  private void detail(Segment segment) {
    if (!lines.isEmpty()) {
      lines.get(lines.size() - 1).segments().add(segment);
    } else if (claim != null) {
      segments.add(segment);
    } else if (organizations.isEmpty()) {
      head.add(segment);
    } else {
      organizations.get(organizations.size() - 1).details().add(segment);
    }
  }

  /** CLP; null where there is none. */
  Segment claim() {
    return claim;
  }

  List<Line> lines() {
    return lines;
  }

  List<Party> parties() {
    return parties;
  }

  Stream<Segment> all(String tag) {
    return segments.stream().filter(segment -> segment.is(tag));
  }

  Optional<Segment> ofHead(String tag) {
    return head.stream().filter(segment -> segment.is(tag)).findFirst();
  }

  Stream<Segment> allOfHead(String tag) {
    return head.stream().filter(segment -> segment.is(tag));
  }

  Optional<Party> organization(String role) {
    return organizations.stream().filter(party -> party.is(role)).findFirst();
  }

  Optional<Party> party(String... roles) {
    return parties.stream().filter(party -> party.is(roles)).findFirst();
  }
}

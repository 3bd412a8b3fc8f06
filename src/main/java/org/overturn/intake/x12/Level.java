package org.overturn.intake.x12;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A hierarchical level (HL) of a 278: who, whom, what for, or a service. */
final class Level {

  /** The levels of the standard, from the top; HL03 names them. */
  enum Kind {
    PAYER("20", "2000A"),
    REQUESTER("21", "2000B"),
    SUBSCRIBER("22", "2000C"),
    DEPENDENT("23", "2000D"),
    EVENT("EV", "2000E"),
    SERVICE("SS", "2000F"),
    OTHER("", null);

    private final String code;
    private final String loop;

    Kind(String code, String loop) {
      this.code = code;
      this.loop = loop;
    }

    static Kind of(String code) {
      for (Kind kind : values()) {
        if (kind.code.equals(code)) {
          return kind;
        }
      }
      return OTHER;
    }

    /** Its loop in the implementation guide, such as 2000E; null for a level it does not have. */
    String loop() {
      return loop;
    }
  }

  private final Segment head;
  private final Kind kind;
  private final Level parent;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Party> parties = new ArrayList<>();
  private final List<Level> children = new ArrayList<>();

  Level(Segment head, Level parent) {
    this.head = head;
    this.kind = Kind.of(head.element(3));
    this.parent = parent;
    if (parent != null) {
      parent.children.add(this);
    }
  }

  Segment head() {
    return head;
  }

  Kind kind() {
    return kind;
  }

  boolean is(Kind other) {
    return kind == other;
  }

  List<Segment> segments() {
    return segments;
  }

  List<Party> parties() {
    return parties;
  }

  Stream<Level> children(Kind of) {
    return children.stream().filter(child -> child.is(of));
  }

  boolean isLeaf() {
    return children.isEmpty();
  }

  Stream<Segment> all(String tag) {
    return segments.stream().filter(segment -> segment.is(tag));
  }

  Optional<Segment> first(String tag) {
    return all(tag).findFirst();
  }

  Optional<Party> party(String... roles) {
    return parties.stream().filter(party -> party.is(roles)).findFirst();
  }

  /** Why the request was refused here (AAA), at the level or at one of its names. */
  Stream<Segment> refusals() {
    return Stream.concat(all("AAA"), parties.stream().flatMap(party -> party.all("AAA")));
  }

  /** This level and those above it, from here up. */
  Stream<Level> upwards() {
    return Stream.iterate(this, level -> level != null, level -> level.parent);
  }

  /** The nearest level of a kind, from here up. */
  Optional<Level> nearest(Kind of) {
    return upwards().filter(level -> level.is(of)).findFirst();
  }
}

package org.overturn.intake.x12;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Goes through a file and gives what stands by itself: each transaction set, and of a remittance
 * only the claims that are denied for want of an authorization. Keeps no more than one of them.
 */
final class Units implements Iterator<Unit> {

  private static final String CLAIM = "CLP";
  private static final Set<String> BETWEEN_CLAIMS = Set.of(CLAIM, "LX", "PLB", "SE");

  private final Segments segments;
  private final Predicate<List<RawSegment>> relevant;
  private final int most;

  private RawSegment isa;
  private RawSegment gs;
  private Remittance remittance;
  private int transactions;
  private String acknowledged;
  private Unit next;

  /**
   * Starts at the beginning.
   *
   * @param relevant whether a claim, from CLP on, is taken
   */
  Units(Segments segments, Predicate<List<RawSegment>> relevant, X12Properties limits) {
    this.segments = segments;
    this.relevant = relevant;
    this.most = limits.maxTransactionSegments();
    this.next = find();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Unit next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Unit current = next;
    next = find();
    return current;
  }

  /** How many transaction sets were begun up to now. */
  int transactions() {
    return transactions;
  }

  /** What a TA1 said of an interchange that the practice sent: A, E or R; null without one. */
  String acknowledged() {
    return acknowledged;
  }

  private Unit find() {
    while (remittance != null || segments.hasNext()) {
      Unit found = remittance != null ? remittance.nextClaim() : nextTransaction();
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Null where something else came, or a remittance, which gives its claims. */
  private Unit nextTransaction() {
    if (!segments.at("ST")) {
      RawSegment segment = segments.next();
      if (segment.is("ISA")) {
        isa = segment;
        gs = null;
      } else if (segment.is("GS")) {
        gs = segment;
      } else if (segment.is("TA1") && !"R".equals(acknowledged)) {
        acknowledged = segment.element(4);
      }
      return null;
    }
    transactions++;
    if (Standard.REMITTANCE.type().equals(segments.peek().element(1))) {
      remittance = new Remittance();
      return null;
    }
    Body body = new Body(segments);
    List<RawSegment> all = new ArrayList<>();
    while (body.hasNext()) {
      RawSegment segment = body.next();
      if (all.size() <= most) {
        all.add(segment);
      }
    }
    return new Unit(place(all.get(0)), isa, gs, all);
  }

  private String place(RawSegment st) {
    String number = st.element(2);
    String named = number.matches("[A-Za-z0-9]{1,9}") ? " (" + number + ")" : "";
    return "transaction " + transactions + named;
  }

  /** The claims of one remittance. */
  private final class Remittance {

    private final Body body = new Body(segments);
    private final List<RawSegment> head = new ArrayList<>();
    private final String place;
    private RawSegment lx;
    private int claims;

    Remittance() {
      RawSegment st = body.next();
      head.add(st);
      place = place(st);
    }

    /** The next claim that is taken; null at the end. */
    Unit nextClaim() {
      while (body.hasNext()) {
        if (segments.at(CLAIM)) {
          List<RawSegment> claim = claim();
          if (!endsHere()) {
            return broken();
          }
          if (relevant.test(claim)) {
            return unit(claim);
          }
        } else {
          other(body.next());
        }
      }
      boolean whole = body.trailer() != null;
      remittance = null;
      return whole ? null : new Unit(place, isa, gs, List.of(head.get(0)));
    }

    private void other(RawSegment segment) {
      if (segment.is("LX")) {
        lx = segment;
      } else if (lx == null && head.size() <= most && !segment.is("SE")) {
        head.add(segment);
      }
    }

    private List<RawSegment> claim() {
      claims++;
      List<RawSegment> claim = new ArrayList<>();
      claim.add(body.next());
      while (body.hasNext() && !BETWEEN_CLAIMS.contains(segments.peek().tag())) {
        RawSegment segment = body.next();
        if (claim.size() <= most) {
          claim.add(segment);
        }
      }
      return claim;
    }

    private boolean endsHere() {
      return body.hasNext();
    }

    private Unit broken() {
      remittance = null;
      return new Unit(place + ", claim " + claims, isa, gs, List.of(head.get(0)));
    }

    private Unit unit(List<RawSegment> claim) {
      List<RawSegment> all = new ArrayList<>(head);
      all.add(lx == null ? segment("LX", "1") : lx);
      all.addAll(claim);
      all.add(segment("SE", String.valueOf(all.size() + 1), head.get(0).element(2)));
      return new Unit(place + ", claim " + claims, isa, gs, all);
    }

    private RawSegment segment(String... elements) {
      Delimiters delimiters = isa.delimiters();
      return new RawSegment(
          elements[0], String.join(String.valueOf(delimiters.element()), elements), delimiters);
    }
  }
}

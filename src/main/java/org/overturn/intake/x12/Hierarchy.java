package org.overturn.intake.x12;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.overturn.intake.x12.Level.Kind;

/**
 * The levels of a 278, put together from its segments. A level that names no parent, or an
 * impossible one, belongs to the nearest higher level before it.
 */
final class Hierarchy implements Consumer<Segment> {

  private static final Set<String> OF_A_NAME =
      Set.of("N2", "N3", "N4", "PER", "AAA", "PRV", "DMG", "INS", "REF", "DTP");

  private final List<Level> levels = new ArrayList<>();
  private final Map<String, Level> byNumber = new HashMap<>();
  private Segment beginning;
  private Party party;

  @Override
  public void accept(Segment segment) {
    if (segment.is("BHT") && beginning == null) {
      beginning = segment;
    } else if (segment.is("HL")) {
      begin(segment);
    } else if (!levels.isEmpty()) {
      add(segment, levels.get(levels.size() - 1));
    }
  }

  private void begin(Segment head) {
    party = null;
    Level level = new Level(head, parent(head));
    levels.add(level);
    byNumber.put(head.element(1), level);
  }

  private void add(Segment segment, Level level) {
    if (segment.is("NM1")) {
      party = Party.of(segment);
      level.parties().add(party);
    } else if (party != null && OF_A_NAME.contains(segment.tag())) {
      party.details().add(segment);
    } else {
      party = null;
      level.segments().add(segment);
    }
  }

  private Level parent(Segment head) {
    Kind kind = Kind.of(head.element(3));
    Level named = byNumber.get(head.element(2));
    if (named != null && isAbove(named.kind(), kind)) {
      return named;
    }
    for (int i = levels.size() - 1; i >= 0; i--) {
      if (isAbove(levels.get(i).kind(), kind)) {
        return levels.get(i);
      }
    }
    return null;
  }

  private static boolean isAbove(Kind upper, Kind lower) {
    return upper != Kind.OTHER && upper.ordinal() < lower.ordinal();
  }

  /** BHT; null where it is missing. */
  Segment beginning() {
    return beginning;
  }

  /**
   * What was decided on: patient events; services without one; where there is neither, the last
   * level of each branch, since a refusal (AAA) may end a 278 at any level.
   */
  List<Level> decided() {
    List<Level> events = levels.stream().filter(level -> level.is(Kind.EVENT)).toList();
    List<Level> loose =
        levels.stream()
            .filter(level -> level.kind().ordinal() < Kind.EVENT.ordinal())
            .filter(level -> level.children(Kind.SERVICE).findAny().isPresent())
            .toList();
    List<Level> found = Stream.concat(events.stream(), loose.stream()).distinct().toList();
    return found.isEmpty()
        ? levels.stream().filter(level -> level.isLeaf() && !level.is(Kind.OTHER)).toList()
        : found;
  }

  /** The loop that the last segment belongs to, as the implementation guide calls it; or null. */
  String loop() {
    if (levels.isEmpty()) {
      return null;
    }
    String loop = levels.get(levels.size() - 1).kind().loop();
    return party == null || loop == null ? loop : loop.replace("2000", "2010");
  }
}

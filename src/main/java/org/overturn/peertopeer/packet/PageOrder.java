package org.overturn.peertopeer.packet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What goes onto the one page before what. First round: the first statements of each part, as many
 * as the part is given ({@link PacketPart#first}), part by part by importance: the approval asked
 * for, why it was denied, the lead, what is missing, the criteria, diagnosis, severity, treatments,
 * guidelines, objections, other evidence. Second round: what is left, in the same order of parts.
 * Within a part, what people wrote comes before what was drafted, else the part's own order counts.
 * As soon as one statement of a part does not fit, the rest of that part goes to the appendix with
 * it, so that a part is never read with holes; a struck statement is in the appendix always.
 */
final class PageOrder {

  private PageOrder() {}

  /** The statements that compete for the page, the most important first. */
  static List<Statement> of(Packet packet) {
    List<Statement> first = new ArrayList<>();
    List<Statement> rest = new ArrayList<>();
    List.of(PacketPart.values()).stream()
        .sorted(Comparator.comparingInt(PacketPart::importance))
        .forEach(
            part -> {
              List<Statement> own = within(packet, part);
              first.addAll(own.subList(0, Math.min(part.first(), own.size())));
              rest.addAll(own.subList(Math.min(part.first(), own.size()), own.size()));
            });
    first.addAll(rest);
    return first;
  }

  /** The statements of a part that are not struck, what people wrote first. */
  static List<Statement> within(Packet packet, PacketPart part) {
    return packet.of(part).stream()
        .filter(each -> !each.isStruck())
        .sorted(Comparator.comparingInt(each -> each.key().startsWith("written:") ? 0 : 1))
        .toList();
  }

  /**
   * Chooses what fits.
   *
   * @param heights of each statement by key
   * @param headings height of a part's heading
   * @param room what the page has for statements and headings
   */
  static Set<String> fitting(
      Packet packet, Map<String, Float> heights, Map<PacketPart, Float> headings, float room) {
    Set<String> chosen = new LinkedHashSet<>();
    Map<PacketPart, Boolean> open = new LinkedHashMap<>();
    float left = room;
    for (Statement each : of(packet)) {
      float heading = open.containsKey(each.part()) ? 0 : headings.getOrDefault(each.part(), 0f);
      float needed = heights.getOrDefault(each.key(), room) + heading;
      if (needed <= left && open.getOrDefault(each.part(), true)) {
        chosen.add(each.key());
        open.put(each.part(), true);
        left -= needed;
      } else {
        open.put(each.part(), false);
      }
    }
    return chosen;
  }
}

package org.overturn.peertopeer.packet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.deadline.ClockText;
import org.overturn.document.PdfPages;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/**
 * The packet as a PDF: always one page, and an appendix where that is not enough. What fits is
 * measured, not guessed: all statements are laid out once, chosen by {@link PageOrder}, and the
 * page is laid out again with those; the least important leave it while it is still too long.
 */
@Component
class PrintingPacket {

  private static final String TEMPLATE = "packet";

  /** Letter less the margins of the template, in points. */
  private static final float ROOM = 712;

  private static final int TRIES = 8;

  private final PdfPages pages;
  private final PracticeProperties practice;

  PrintingPacket(PdfPages pages, PracticeProperties practice) {
    this.pages = pages;
    this.practice = practice;
  }

  PdfPages.Pdf pdf(Packet packet) {
    Set<String> onPage = onPage(packet);
    for (int i = 0; i < TRIES && !onPage.isEmpty() && !fits(packet, onPage); i++) {
      onPage = without(packet, onPage, 1 << i);
    }
    return pages.render(TEMPLATE, model(packet, onPage, true));
  }

  /** What the measured heights let fit. */
  private Set<String> onPage(Packet packet) {
    Set<String> all =
        PageOrder.of(packet).stream()
            .map(Statement::key)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    PdfPages.Measured measured = pages.measure(TEMPLATE, model(packet, all, false));
    if (measured.pages() == 1) {
      return all;
    }
    Map<String, Float> heights =
        packet.statements().stream()
            .filter(each -> measured.heights().containsKey(PacketSheet.id(each, "")))
            .collect(
                Collectors.toMap(
                    Statement::key,
                    each -> measured.heights().get(PacketSheet.id(each, "")),
                    (one, other) -> one));
    Map<PacketPart, Float> headings = new EnumMap<>(PacketPart.class);
    for (PacketPart part : PacketPart.values()) {
      headings.put(part, measured.heights().getOrDefault(part.anchor() + "-title", 0f));
    }
    float head = measured.heights().getOrDefault("head", 0f);
    return PageOrder.fitting(packet, heights, headings, ROOM - head);
  }

  private boolean fits(Packet packet, Set<String> onPage) {
    return pages.measure(TEMPLATE, model(packet, onPage, false)).pages() == 1;
  }

  private static Set<String> without(Packet packet, Set<String> onPage, int fewer) {
    List<String> kept =
        new ArrayList<>(
            PageOrder.of(packet).stream().map(Statement::key).filter(onPage::contains).toList());
    return new LinkedHashSet<>(kept.subList(0, Math.max(0, kept.size() - fewer)));
  }

  private Map<String, Object> model(Packet packet, Set<String> onPage, boolean withAppendix) {
    return Map.of(
        "sheet", PacketSheet.of(packet, onPage, state(packet)), "withAppendix", withAppendix);
  }

  private String state(Packet packet) {
    return packet.isComplete()
        ? "Version %d, completed by %s on %s"
            .formatted(
                packet.version(),
                packet.completedBy(),
                ClockText.format(packet.completedAt(), practice.zone()))
        : "Draft, not completed";
  }
}

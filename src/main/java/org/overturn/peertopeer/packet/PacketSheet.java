package org.overturn.peertopeer.packet;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The packet as paper has it: one page, and an appendix for what does not fit. A statement that is
 * long is begun on the page and stands in full in the appendix; so nothing is cut.
 *
 * @param sections of the page
 * @param appendix what is not on the page, or not in full
 */
record PacketSheet(
    String number,
    String title,
    String state,
    List<Packet.Fact> head,
    List<Section> sections,
    List<Section> appendix,
    boolean more) {

  /** Characters of one statement on the page; the reason for the denial may have more. */
  private static final int LONG = 380;

  private static final int LONG_REASON = 640;

  /** A part with the statements that it has here. */
  record Section(String id, String title, String note, List<Line> lines) {

    @Override
    public String toString() {
      return "Section[" + id + "]";
    }
  }

  /** A statement as it is printed. */
  record Line(String id, String label, String text, String caution, String struck, String source) {

    @Override
    public String toString() {
      return "Line[" + id + "]";
    }
  }

  /**
   * Lays a packet out.
   *
   * @param onPage keys of the statements that the page has; all others go to the appendix
   */
  static PacketSheet of(Packet packet, Set<String> onPage, String state) {
    List<Section> page =
        Arrays.stream(PacketPart.values())
            .map(part -> onPage(packet, part, onPage))
            .filter(Objects::nonNull)
            .toList();
    List<Section> appendix =
        Arrays.stream(PacketPart.values())
            .map(part -> inAppendix(packet, part, onPage))
            .filter(Objects::nonNull)
            .toList();
    return new PacketSheet(
        packet.number(),
        "Prep packet " + packet.number(),
        state,
        packet.head(),
        page,
        appendix,
        !appendix.isEmpty());
  }

  private static Section onPage(Packet packet, PacketPart part, Set<String> onPage) {
    List<Statement> all = PageOrder.within(packet, part);
    List<Statement> shown = all.stream().filter(each -> onPage.contains(each.key())).toList();
    if (all.isEmpty()) {
      return null;
    }
    String note =
        shown.size() == all.size()
            ? ""
            : "%d of %d, more in the appendix".formatted(shown.size(), all.size());
    return new Section(
        part.anchor(), part.title(), note, shown.stream().map(PacketSheet::onPage).toList());
  }

  private static Section inAppendix(Packet packet, PacketPart part, Set<String> onPage) {
    List<Line> lines =
        packet.of(part).stream()
            .filter(each -> !onPage.contains(each.key()) || isLong(each))
            .map(each -> line(each, each.text(), "appendix-"))
            .toList();
    return lines.isEmpty()
        ? null
        : new Section("appendix-" + part.anchor(), part.title(), "", lines);
  }

  private static Line onPage(Statement statement) {
    String text =
        isLong(statement)
            ? beginning(statement.text(), limit(statement.part())) + " … (in full in the appendix)"
            : statement.text();
    return line(statement, text, "");
  }

  static String id(Statement statement, String before) {
    return before + statement.anchor();
  }

  private static Line line(Statement statement, String text, String before) {
    List<String> caution = new ArrayList<>();
    if (!statement.caution().isEmpty()) {
      caution.add(statement.caution());
    }
    if (!statement.redrafted().isEmpty()) {
      caution.add("the draft says by now: " + statement.redrafted());
    }
    return new Line(
        id(statement, before),
        statement.label(),
        text,
        String.join("; ", caution),
        statement.isStruck() ? "struck by " + statement.struckBy() : "",
        statement.sourceWords());
  }

  private static boolean isLong(Statement statement) {
    return statement.text().length() > limit(statement.part());
  }

  private static int limit(PacketPart part) {
    return switch (part) {
      case REASON, LEAD -> LONG_REASON;
      default -> LONG;
    };
  }

  /** As many whole words as fit. */
  private static String beginning(String text, int limit) {
    BreakIterator words = BreakIterator.getLineInstance(Locale.US);
    words.setText(text);
    int end = words.preceding(limit);
    return text.substring(0, end > limit / 2 ? end : limit).strip();
  }

  @Override
  public String toString() {
    return "PacketSheet[" + number + "]";
  }
}

package org.overturn.peertopeer.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The packet as its page shows it.
 *
 * @param versions the completed ones, newest first
 * @param changes how many statements would read differently by now; 0 while it is being prepared
 * @param lead what the form of the lead offers to write over
 * @param leadMark by which words that somebody else wrote meanwhile are seen; so the others
 */
record PacketPage(
    Packet packet,
    List<Part> parts,
    List<Integer> versions,
    boolean open,
    boolean reopened,
    boolean old,
    boolean callAhead,
    int changes,
    String lead,
    long leadMark,
    String approval,
    long approvalMark,
    String duration,
    long durationMark) {

  /** A part with its statements. */
  record Part(String anchor, String title, List<Row> rows) {}

  /**
   * A statement with what a person may do to it.
   *
   * @param explainable whether it is a gap or a conflict, which carries its explanation
   * @param explanation what was written before; may be empty
   */
  record Row(
      Statement statement,
      boolean strikable,
      boolean explainable,
      String explanation,
      long explanationMark) {

    @Override
    public String toString() {
      return "Row[" + statement.key() + "]";
    }
  }

  /** The version that was completed, or an older one. */
  static PacketPage ofVersion(
      Packet version, PrepPacket state, DraftingPacket.Working now, boolean callAhead) {
    boolean newest = version.version() == state.versions();
    return new PacketPage(
        version,
        parts(version, null),
        versions(state),
        false,
        state.isReopened(),
        !newest,
        callAhead,
        newest ? changes(version, now.packet()) : 0,
        "",
        0,
        "",
        0,
        "",
        0);
  }

  /** What is being prepared. */
  static PacketPage ofWorking(DraftingPacket.Working now, PrepPacket state, boolean callAhead) {
    PacketAssembly people = now.people();
    return new PacketPage(
        now.packet(),
        parts(now.packet(), people),
        versions(state),
        true,
        state.isReopened(),
        false,
        callAhead,
        0,
        present(now, LeadDraft.KEY),
        people.mark(PacketEntry.Kind.EDIT, LeadDraft.KEY),
        present(now, PacketDraft.APPROVAL),
        people.mark(PacketEntry.Kind.EDIT, PacketDraft.APPROVAL),
        present(now, PacketAssembly.DURATION),
        people.mark(PacketEntry.Kind.EDIT, PacketAssembly.DURATION));
  }

  private static String present(DraftingPacket.Working now, String key) {
    return now.people().edited(key).orElseGet(() -> WritingPacket.drafted(now, key));
  }

  private static List<Integer> versions(PrepPacket state) {
    return IntStream.range(0, state.versions()).mapToObj(i -> state.versions() - i).toList();
  }

  private static List<Part> parts(Packet packet, PacketAssembly people) {
    return Arrays.stream(PacketPart.values())
        .map(
            part ->
                new Part(
                    part.anchor(),
                    part.title(),
                    packet.of(part).stream().map(each -> row(each, people)).toList()))
        .toList();
  }

  private static Row row(Statement statement, PacketAssembly people) {
    boolean open = people != null;
    boolean gap =
        statement.key().startsWith(CriteriaDraft.GAP)
            || statement.label().equals(CriteriaDraft.CONFLICT);
    boolean strikable =
        statement.part() != PacketPart.LEAD && statement.part() != PacketPart.APPROVAL;
    return new Row(
        statement,
        open && strikable,
        open && gap && !statement.isStruck(),
        open ? people.explained(statement.key()).orElse("") : "",
        open ? people.mark(PacketEntry.Kind.EXPLANATION, statement.key()) : 0);
  }

  private static int changes(Packet version, Packet now) {
    var before =
        version.statements().stream()
            .filter(each -> !each.isStruck())
            .map(PacketPage::said)
            .collect(Collectors.toSet());
    List<String> after =
        new ArrayList<>(
            now.statements().stream()
                .filter(each -> !each.isStruck())
                .map(PacketPage::said)
                .toList());
    int gone = (int) before.stream().filter(each -> !after.contains(each)).count();
    int come = (int) after.stream().filter(each -> !before.contains(each)).count();
    return Math.max(gone, come);
  }

  private static String said(Statement statement) {
    return statement.part() + " " + statement.label() + " " + statement.text();
  }

  @Override
  public String toString() {
    return "PacketPage[" + packet.number() + "]";
  }
}

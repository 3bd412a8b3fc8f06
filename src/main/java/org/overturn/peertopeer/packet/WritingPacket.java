package org.overturn.peertopeer.packet;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** Keeps what people write into a packet; the caller has it locked and has checked what it is. */
@Component
class WritingPacket {

  private final DraftingPacket drafting;
  private final PacketRecords records;
  private final Clock clock;

  WritingPacket(DraftingPacket drafting, PacketRecords records, Clock clock) {
    this.drafting = drafting;
    this.records = records;
    this.clock = clock;
  }

  /** What the form in Tasklist has: what is as drafted is nobody's words, the rest is. */
  void write(Denial denial, CompletePrepPacketForm.Answers answers, String by) {
    DraftingPacket.Working now = drafting.of(denial);
    unlessDraft(denial.number(), now, LeadDraft.KEY, answers.summary(), by);
    unlessDraft(denial.number(), now, PacketAssembly.REASON, answers.criterionCited(), by);
    unlessDraft(denial.number(), now, PacketDraft.APPROVAL, answers.approvalAskedFor(), by);
    unlessDraft(denial.number(), now, PacketAssembly.DURATION, answers.approvalDuration(), by);
    lines(answers.treatmentsTried())
        .forEach(line -> add(denial.number(), now, PacketPart.TREATMENTS, line, "", by));
    lines(answers.evidence())
        .forEach(line -> add(denial.number(), now, PacketPart.EVIDENCE, line, "", by));
    lines(answers.missing())
        .forEach(line -> add(denial.number(), now, PacketPart.MISSING, line, "", by));
  }

  /** Writes over what stands under a key; the same words again are no change. */
  void edit(CaseNumber number, DraftingPacket.Working now, String key, String words, String by) {
    String said = words == null ? "" : words.strip();
    String drafted = drafted(now, key);
    String present = now.people().edited(key).orElse(drafted);
    if (!said.equals(present)) {
      keep(number, PacketEntry.Kind.EDIT, null, key, said, "", drafted, by);
    }
  }

  /**
   * As above, but for a form that may have been opened before somebody wrote on the page: the draft
   * that it still has is nobody's words and does not go over a person's (R60).
   */
  private void unlessDraft(
      CaseNumber number, DraftingPacket.Working now, String key, String words, String by) {
    if (!words.strip().equals(drafted(now, key).strip())) {
      edit(number, now, key, words, by);
    }
  }

  /** Adds a statement; one that is there already, in the same words, is not added twice. */
  boolean add(
      CaseNumber number,
      DraftingPacket.Working now,
      PacketPart part,
      String words,
      String source,
      String by) {
    boolean known =
        now.packet().of(part).stream()
            .anyMatch(each -> !each.isStruck() && plain(each.text()).equals(plain(words)));
    if (!known) {
      keep(number, PacketEntry.Kind.STATEMENT, part, "", words.strip(), source, "", by);
    }
    return !known;
  }

  void explain(CaseNumber number, Statement gap, String words, String by) {
    keep(number, PacketEntry.Kind.EXPLANATION, null, gap.key(), words.strip(), "", "", by);
  }

  void strike(CaseNumber number, Statement statement, String by) {
    keep(number, PacketEntry.Kind.STRIKE, null, statement.key(), "", "", "", by);
  }

  void restore(CaseNumber number, Statement statement, String by) {
    keep(number, PacketEntry.Kind.RESTORE, null, statement.key(), "", "", "", by);
  }

  static String drafted(DraftingPacket.Working now, String key) {
    if (key.equals(PacketAssembly.REASON)) {
      return PacketAssembly.cited(now.draft());
    }
    return now.draft().statement(key).map(Statement::text).orElse("");
  }

  private void keep(
      CaseNumber number,
      PacketEntry.Kind kind,
      PacketPart part,
      String key,
      String words,
      String source,
      String drafted,
      String by) {
    records.add(
        number, new PacketEntry(0, kind, part, key, words, source, drafted, by, clock.instant()));
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : (text == null ? "" : text).split("\\R")) {
      if (!line.isBlank()) {
        lines.add(line.strip());
      }
    }
    return lines;
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}

package org.overturn.peertopeer.packet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.overturn.audit.Audit;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people change on the page of a packet. Two who write at once come one after the other; who
 * would write over words that they have not seen is asked first.
 */
@Service
@Transactional
class EditingPacket {

  private static final int LONGEST = 8000;
  private static final int LONGEST_SOURCE = 400;
  private static final int FIRST_YEAR = 1950;

  private static final List<CallTrack> CALL_AHEAD =
      List.of(
          CallTrack.NOT_OPENED, CallTrack.TO_REQUEST, CallTrack.TO_SCHEDULE, CallTrack.SCHEDULED);

  private final Cases cases;
  private final PrepPackets packets;
  private final DraftingPacket drafting;
  private final WritingPacket writing;
  private final PreparingPacket preparing;
  private final Timeline timeline;
  private final Audit audit;
  private final PracticeProperties practice;
  private final Clock clock;

  EditingPacket(
      Cases cases,
      PrepPackets packets,
      DraftingPacket drafting,
      WritingPacket writing,
      PreparingPacket preparing,
      Timeline timeline,
      Audit audit,
      PracticeProperties practice,
      Clock clock) {
    this.cases = cases;
    this.packets = packets;
    this.drafting = drafting;
    this.writing = writing;
    this.preparing = preparing;
    this.timeline = timeline;
    this.audit = audit;
    this.practice = practice;
    this.clock = clock;
  }

  /** Who acts, and from where. */
  record Person(String user, String from) {}

  /** The lead in a person's words: two sentences at most (R21). */
  void lead(CaseNumber number, PacketForm form, Person by) {
    change(
        number,
        by,
        "lead",
        (denial, now) -> {
          String flaw = Completeness.lead(form.words());
          refuseIf(!flaw.isEmpty(), flaw);
          notMeanwhile(now, LeadDraft.KEY, form.words(), form.seen());
          writing.edit(number, now, LeadDraft.KEY, form.words(), by.user());
        });
  }

  /** The approval to ask for, with its duration (R22). */
  void approval(CaseNumber number, PacketForm form, Person by) {
    change(
        number,
        by,
        "approval",
        (denial, now) -> {
          refuseIf(form.words().isEmpty(), "Write down the approval to ask for: code and units.");
          refuseIf(form.duration().isEmpty(), "Say how long the approval has to last.");
          refuseIfLong(form.words(), 500);
          refuseIfLong(form.duration(), 200);
          notMeanwhile(now, PacketDraft.APPROVAL, form.words(), form.seen());
          notMeanwhile(now, PacketAssembly.DURATION, form.duration(), form.seenDuration());
          writing.edit(number, now, PacketDraft.APPROVAL, form.words(), by.user());
          writing.edit(number, now, PacketAssembly.DURATION, form.duration(), by.user());
        });
  }

  /** A statement that a person adds, with where it stands. */
  void statement(CaseNumber number, PacketForm form, Person by) {
    change(
        number,
        by,
        "statement",
        (denial, now) -> {
          PacketPart part =
              form.chosenPart()
                  .filter(each -> each != PacketPart.LEAD && each != PacketPart.APPROVAL)
                  .orElseThrow(() -> new PacketRefused("Choose where the statement belongs."));
          refuseIf(form.words().isEmpty(), "Write the statement.");
          refuseIf(
              part == PacketPart.GUIDELINES,
              "Add a guideline in its own form: with name, organization and year.");
          refuseIfLong(form.words(), LONGEST);
          refuseIf(
              form.source().length() > LONGEST_SOURCE,
              "The source is too long: %d characters at most.".formatted(LONGEST_SOURCE));
          refuseIf(
              !writing.add(number, now, part, form.words(), form.source(), by.user()),
              "The packet has this statement already.");
        });
  }

  /** A guideline by name, organization and year, or none (R31). */
  void guideline(CaseNumber number, PacketForm form, Person by) {
    change(
        number,
        by,
        "guideline",
        (denial, now) -> {
          refuseIf(form.name().isEmpty(), "Give the guideline's name.");
          refuseIf(form.organization().isEmpty(), "Say which organization issued the guideline.");
          int thisYear = LocalDate.ofInstant(clock.instant(), practice.zone()).getYear();
          refuseIf(
              !form.year().matches("\\d{4}")
                  || Integer.parseInt(form.year()) < FIRST_YEAR
                  || Integer.parseInt(form.year()) > thisYear,
              "Give the year of the guideline: four digits, from %d to %d."
                  .formatted(FIRST_YEAR, thisYear));
          refuseIfLong(form.name() + form.organization() + form.words(), LONGEST);
          String citation =
              "%s (%s, %s)%s"
                  .formatted(
                      form.name(),
                      form.organization(),
                      form.year(),
                      form.words().isEmpty() ? "" : ": " + form.words());
          refuseIf(
              !writing.add(number, now, PacketPart.GUIDELINES, citation, form.source(), by.user()),
              "The packet has this guideline already.");
        });
  }

  /** Why something is missing, or stands against the request (R29). */
  void explanation(CaseNumber number, PacketForm form, Person by) {
    change(
        number,
        by,
        "explanation",
        (denial, now) -> {
          Statement gap = existing(now, form.key());
          refuseIf(form.words().isEmpty(), "Write the explanation.");
          refuseIfLong(form.words(), LONGEST);
          long mark = now.people().mark(PacketEntry.Kind.EXPLANATION, gap.key());
          if (!String.valueOf(mark).equals(form.seen())) {
            throw new WrittenMeanwhile(
                gap.key(), now.people().explained(gap.key()).orElse(""), mark);
          }
          writing.explain(number, gap, form.words(), by.user());
        });
  }

  void strike(CaseNumber number, PacketForm form, Person by) {
    change(
        number,
        by,
        "strike",
        (denial, now) -> {
          Statement statement = existing(now, form.key());
          refuseIf(
              statement.part() == PacketPart.LEAD || statement.part() == PacketPart.APPROVAL,
              "This statement is written over, not struck: the call needs it.");
          if (!statement.isStruck()) {
            writing.strike(number, statement, by.user());
          }
        });
  }

  void restore(CaseNumber number, PacketForm form, Person by) {
    change(
        number,
        by,
        "restore",
        (denial, now) -> {
          Statement statement = existing(now, form.key());
          if (statement.isStruck()) {
            writing.restore(number, statement, by.user());
          }
        });
  }

  /** A new version is begun beside the completed one, while the call is ahead. */
  void reopen(CaseNumber number, Person by) {
    Denial denial = cases.lock(number);
    PrepPacket packet = locked(number);
    refuseIf(!isCallAhead(denial), "The call is over: the packet stays as it was in it.");
    if (!packet.isOpen()) {
      audit.record(by.user(), "packet-changed", number, by.from(), "reopened");
      packet.reopened(by.user(), clock.instant());
      packets.save(packet);
      timeline.add(number, by.user(), "A new version of the prep packet was begun");
    }
  }

  /** The new version is completed; the first one is completed in its task. */
  int complete(CaseNumber number, Person by) {
    Denial denial = cases.lock(number);
    PrepPacket packet = locked(number);
    refuseIf(!packet.isReopened(), "There is no new version to complete.");
    refuseIf(!isCallAhead(denial), "The call is over: the packet stays as it was in it.");
    List<String> flaws = Completeness.flaws(drafting.of(denial).packet());
    refuseIf(!flaws.isEmpty(), String.join(" ", flaws));
    audit.record(by.user(), "packet-changed", number, by.from(), "completed");
    return preparing.complete(denial, packet, by.user());
  }

  static boolean isCallAhead(Denial denial) {
    return denial.isOpen() && CALL_AHEAD.contains(denial.callTrack());
  }

  private void change(
      CaseNumber number,
      Person by,
      String what,
      BiConsumer<Denial, DraftingPacket.Working> change) {
    PrepPacket packet = locked(number);
    Denial denial = cases.get(number);
    refuseIf(
        !packet.isOpen(),
        "The packet is complete: prepare a new version first. What you typed is kept below.");
    audit.record(by.user(), "packet-changed", number, by.from(), what);
    change.accept(denial, drafting.of(denial));
  }

  private PrepPacket locked(CaseNumber number) {
    return packets
        .lock(number.value())
        .orElseThrow(
            () -> new PacketRefused("There is no packet yet: it opens with the call track."));
  }

  private static Statement existing(DraftingPacket.Working now, String key) {
    return now.packet()
        .statement(key)
        .orElseThrow(
            () ->
                new PacketRefused(
                    "The draft has changed meanwhile and no longer has this statement."));
  }

  private static void notMeanwhile(
      DraftingPacket.Working now, String key, String words, String seen) {
    long mark = now.people().mark(PacketEntry.Kind.EDIT, key);
    String present = now.people().edited(key).orElse("");
    if (!String.valueOf(mark).equals(seen) && !present.equals(words)) {
      throw new WrittenMeanwhile(key, present, mark);
    }
  }

  private static void refuseIfLong(String words, int most) {
    refuseIf(
        words.length() > most,
        "The text is too long: %,d characters, %,d at most.".formatted(words.length(), most));
  }

  private static void refuseIf(boolean wrong, String message) {
    if (wrong) {
      throw new PacketRefused(message);
    }
  }
}

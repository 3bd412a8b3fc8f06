package org.overturn.peertopeer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.overturn.process.Staff;

/**
 * Which of the possible slots are proposed, and why.
 *
 * @param now when it is asked
 * @param latest by when the call has to take place, or null
 * @param assumed whether {@code latest} is assumed only, so that a call may be after it
 * @param packetReady whether the prep packet is complete
 * @param zone of the practice, whose days they are spread over
 */
record Ranking(Instant now, Instant latest, boolean assumed, boolean packetReady, ZoneId zone) {

  /** What completing a packet takes. */
  private static final Duration PACKET = Duration.ofHours(2);

  /** A call that does not come about needs time for another one. */
  private static final Duration MARGIN = Duration.ofHours(4);

  /** Two proposals that are nearer to one another say the same. */
  private static final Duration APART = Duration.ofHours(1);

  private static final int MOST_A_DAY = 3;

  private static final String AFTER = "after the window, so only if the payer itself sets it";

  /** A possible slot of one physician. */
  record Candidate(Slot slot, Staff.Person physician) {}

  /**
   * The best first: inside the window, with time for the packet, with time for a second try, early;
   * and spread, so that the payer has a choice.
   */
  List<ProposedSlot> of(List<Candidate> candidates, int most) {
    List<Candidate> ranked =
        candidates.stream()
            .sorted(
                Comparator.comparing((Candidate one) -> !inWindow(one.slot()))
                    .thenComparing(one -> !packetFits(one.slot()))
                    .thenComparing(one -> !leavesTime(one.slot()))
                    .thenComparing(one -> one.slot().startsAt())
                    .thenComparing(one -> one.physician().id()))
            .toList();
    Optional<Instant> earliest =
        candidates.stream().map(one -> one.slot().startsAt()).min(Comparator.naturalOrder());
    List<Candidate> chosen = new ArrayList<>();
    choose(ranked, most, MOST_A_DAY, chosen);
    choose(ranked, most, most, chosen);
    return chosen.stream().map(one -> proposed(one, earliest.orElseThrow())).toList();
  }

  private void choose(List<Candidate> ranked, int most, int mostADay, List<Candidate> chosen) {
    for (Candidate one : ranked) {
      long thatDay = chosen.stream().filter(other -> day(other).equals(day(one))).count();
      if (chosen.size() < most
          && thatDay < mostADay
          && chosen.stream().noneMatch(other -> near(one, other))) {
        chosen.add(one);
      }
    }
  }

  private LocalDate day(Candidate one) {
    return LocalDate.ofInstant(one.slot().startsAt(), zone);
  }

  boolean inWindow(Slot slot) {
    return latest == null || !slot.endsAt().isAfter(latest);
  }

  private ProposedSlot proposed(Candidate one, Instant earliest) {
    List<String> why = new ArrayList<>();
    if (one.slot().startsAt().equals(earliest)) {
      why.add("earliest");
    }
    Duration ahead = Duration.between(now, one.slot().startsAt());
    if (packetReady) {
      why.add("packet ready");
    } else {
      why.add(
          packetFits(one.slot())
              ? words(ahead) + " to complete the packet"
              : "packet not complete yet");
    }
    if (latest != null) {
      why.add(
          inWindow(one.slot())
              ? words(Duration.between(one.slot().startsAt(), latest)) + " before the window closes"
              : assumed ? "after the assumed window" : AFTER);
    }
    return new ProposedSlot(
        one.slot(), one.physician(), inWindow(one.slot()), String.join("; ", why));
  }

  private boolean packetFits(Slot slot) {
    return packetReady || !slot.startsAt().isBefore(now.plus(PACKET));
  }

  private boolean leavesTime(Slot slot) {
    return latest == null || !slot.endsAt().isAfter(latest.minus(MARGIN));
  }

  private static boolean near(Candidate one, Candidate other) {
    return one.physician().id().equals(other.physician().id())
        && Duration.between(one.slot().startsAt(), other.slot().startsAt()).abs().compareTo(APART)
            < 0;
  }

  /** For example "3 days 2 h", "2 h 15 min" or "45 min". */
  static String words(Duration duration) {
    if (duration.toDays() > 0) {
      String days = duration.toDays() == 1 ? "1 day" : duration.toDays() + " days";
      return duration.toHoursPart() == 0 ? days : days + " " + duration.toHoursPart() + " h";
    }
    if (duration.toHours() > 0) {
      return duration.toHours()
          + " h"
          + (duration.toMinutesPart() == 0 ? "" : " " + duration.toMinutesPart() + " min");
    }
    return duration.toMinutes() + " min";
  }
}

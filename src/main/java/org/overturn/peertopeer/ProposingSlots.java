package org.overturn.peertopeer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.overturn.availability.Availability;
import org.overturn.availability.Interval;
import org.overturn.availability.OwnCalendars;
import org.overturn.deadline.BusinessCalendar;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.WhoMaySpeak;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.peertopeer.packet.Packets;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.Staff;
import org.springframework.stereotype.Service;

/**
 * Times for a call that fit the physician, the payer's phone hours and the window. They are
 * computed whenever they are looked at and kept nowhere.
 */
@Service
class ProposingSlots {

  /** To tell the physician, and to get to the phone. */
  private static final Duration LEAD = Duration.ofMinutes(30);

  /** How far ahead slots are looked for where the window is longer, or over. */
  private static final Duration HORIZON = Duration.ofDays(14);

  /** A last slot this near is told of. */
  private static final Duration NEAR = Duration.ofHours(8);

  private static final int MOST = 6;

  private final Cases cases;
  private final CaseRules rules;
  private final CallBounds bounds;
  private final Speakers speakers;
  private final Availability availability;
  private final OwnCalendars calendars;
  private final BusinessCalendar calendar;
  private final PeerToPeerCalls calls;
  private final Packets packets;
  private final PracticeProperties practice;
  private final Clock clock;

  ProposingSlots(
      Cases cases,
      CaseRules rules,
      CallBounds bounds,
      Speakers speakers,
      Availability availability,
      OwnCalendars calendars,
      BusinessCalendar calendar,
      PeerToPeerCalls calls,
      Packets packets,
      PracticeProperties practice,
      Clock clock) {
    this.cases = cases;
    this.rules = rules;
    this.bounds = bounds;
    this.speakers = speakers;
    this.availability = availability;
    this.calendars = calendars;
    this.calendar = calendar;
    this.calls = calls;
    this.packets = packets;
    this.practice = practice;
    this.clock = clock;
  }

  /** What can be proposed to the payer now; nothing where no rule for the call is known. */
  public Proposals of(CaseNumber number) {
    Denial denial = cases.get(number);
    return rules
        .callRule(number)
        .map(rule -> of(denial, rule))
        .orElseGet(() -> new Proposals(List.of(), List.of(), false));
  }

  private Proposals of(Denial denial, WindowRule rule) {
    Instant now = clock.instant();
    Optional<CallBounds.Bound> bound = bounds.latest(denial.number());
    Instant latest = bound.map(CallBounds.Bound::at).orElse(null);
    boolean assumed = bound.filter(CallBounds.Bound::assumed).isPresent();
    boolean over = latest != null && !assumed && !now.plus(LEAD).isBefore(latest);
    Instant until = over || assumed ? null : latest;
    boolean packetReady = packets.isComplete(denial.number());
    Ranking ranking = new Ranking(now, latest, assumed, packetReady, practice.zone());
    List<String> warnings = new ArrayList<>();

    List<Staff.Person> first = speakers.first(denial);
    List<Ranking.Candidate> own = candidates(first, rule, until, warnings);
    boolean covering = own.isEmpty() && !over;
    List<Ranking.Candidate> found = own;
    if (covering) {
      warnings.add(none(first, until));
      List<Staff.Person> others = speakers.covering(denial, rule);
      found = candidates(others, rule, until, warnings);
      warnings.add(aboutCovering(found, rule));
    } else if (over) {
      warnings.add(
          "The window is over. The payer granted the call, so ask it to set a time, and say on the"
              + " form that it did.");
    } else if (until != null) {
      last(own, now).ifPresent(warnings::add);
    }
    if (rule.timesToOffer() > 1) {
      warnings.add("This payer wants to be offered " + rule.timesToOffer() + " times at least.");
    }
    return new Proposals(ranking.of(found, MOST), warnings, covering && !found.isEmpty());
  }

  private List<Ranking.Candidate> candidates(
      List<Staff.Person> people, WindowRule rule, Instant latest, List<String> warnings) {
    Instant from = clock.instant().plus(LEAD);
    Instant horizon = from.plus(HORIZON);
    Instant until = latest == null || latest.isAfter(horizon) ? horizon : latest;
    if (!from.isBefore(until)) {
      return List.of();
    }
    List<Interval> payer = Slots.phoneHours(rule.hours(), calendar, from, until);
    List<Ranking.Candidate> found = new ArrayList<>();
    for (Staff.Person person : people) {
      OwnCalendars.OwnCalendar own = calendars.of(person.id());
      own.warning().ifPresent(why -> warnings.add(notConsulted(person, why)));
      List<Interval> free =
          Interval.without(
              Interval.without(
                  availability.freeTimes(person.id(), from, until), booked(person.id(), from)),
              own.busy());
      Slots.in(Interval.common(free, payer), rule.slotMinutes())
          .forEach(slot -> found.add(new Ranking.Candidate(slot, person)));
    }
    return found;
  }

  private static String notConsulted(Staff.Person person, String why) {
    return "The calendar of %s was not consulted: %s.".formatted(person.name(), why);
  }

  private List<Interval> booked(String physician, Instant from) {
    return calls.findByPhysicianAndHoldsSlotTrueAndEndsAtAfter(physician, from).stream()
        .map(call -> new Interval(call.startsAt(), call.endsAt()))
        .toList();
  }

  private Optional<String> last(List<Ranking.Candidate> candidates, Instant now) {
    return candidates.stream()
        .map(one -> one.slot().startsAt())
        .max(Comparator.naturalOrder())
        .filter(last -> Duration.between(now, last).compareTo(NEAR) < 0)
        .map(
            last ->
                "The last slot in the window is at %s: %s are left to agree on one."
                    .formatted(at(last), Ranking.words(Duration.between(now, last))));
  }

  private String none(List<Staff.Person> people, Instant latest) {
    String who = people.stream().map(Staff.Person::name).collect(Collectors.joining(", "));
    return "%s has no slot left%s."
        .formatted(
            who.isEmpty() ? "No physician" : who,
            latest == null ? "" : " before the window closes, " + at(latest));
  }

  private static String aboutCovering(List<Ranking.Candidate> found, WindowRule rule) {
    if (!found.isEmpty()) {
      return "A physician of the same specialty can cover: choosing a time below asks them.";
    }
    return rule.whoMaySpeak() == WhoMaySpeak.ORDERING_PHYSICIAN
        ? "By this payer's rule only the ordering physician may speak, so nobody can cover."
        : "No physician of the same specialty has a slot in the window either.";
  }

  private String at(Instant instant) {
    return ClockText.format(instant, practice.zone());
  }
}

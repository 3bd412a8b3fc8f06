package org.overturn.evidence.matching;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.FactKind;

/**
 * How long something went on in all: runs and courses of sessions, united and cut to the period.
 */
final class Courses {

  /**
   * Two sessions of one course lie no further apart. Therapy is ordered for one to three times a
   * week; a missed week does not end it, a longer pause does.
   */
  static final int LONGEST_GAP_DAYS = 14;

  /** Days in a row and the facts that bear them. */
  private record Course(Days days, List<ChartFact> facts) {}

  private final Criterion.Need need;
  private final Fitting fitting;

  private Courses(Criterion.Need need, Fitting fitting) {
    this.need = need;
    this.fitting = fitting;
  }

  static Verdict verdict(Criterion.Need need, Fitting fitting) {
    return new Courses(need, fitting).verdict();
  }

  private Verdict verdict() {
    List<Course> courses = counted();
    if (courses.isEmpty()) {
      return Occurrences.none(fitting.sound(), fitting);
    }
    List<Days> united =
        Days.united(courses.stream().map(course -> fitting.window().cut(course.days())).toList());
    long total = united.stream().mapToLong(Days::count).sum();
    Days last = united.get(united.size() - 1);
    long asked = ChronoUnit.DAYS.between(last.last().minus(need.lasting()), last.last());
    List<ChartFact> facts =
        fitting.dated().stream()
            .filter(fact -> courses.stream().anyMatch(course -> course.facts().contains(fact)))
            .toList();
    return weigh(united, total, asked, facts)
        .adding(Occurrences.leftOut(fitting.unsettled(), fitting.asOf()));
  }

  private Verdict weigh(List<Days> united, long total, long asked, List<ChartFact> facts) {
    String line = "%s %s: %s in all".formatted(names(facts), rows(united), Wording.days(total));
    String lasting =
        "%s (%s)".formatted(Wording.period(need.lasting()), Wording.days(asked))
            + (need.within() == null ? "" : " within " + Wording.period(need.within()));
    if (total >= asked) {
      return oftenEnough(line + ", " + lasting + " asked", facts);
    }
    boolean lengthIsKnown = facts.stream().anyMatch(Courses::isRun);
    return lengthIsKnown && fitting.unsettled().isEmpty()
        ? Verdict.notMet(line + ", but " + lasting + " is asked", facts)
        : Verdict.missing(line + " that the chart bears out; " + lasting + " asked", facts);
  }

  private Verdict oftenEnough(String line, List<ChartFact> facts) {
    int times = need.times() == null ? 1 : Math.max(1, need.times());
    long days =
        facts.stream().filter(fitting.window()::touches).map(ChartFact::from).distinct().count();
    return days >= times
        ? Verdict.met(line, facts)
        : Verdict.missing("%s; on %s, %d asked".formatted(line, Wording.days(days), times), facts);
  }

  private List<Course> counted() {
    Stream<Course> single =
        fitting.sound().stream()
            .filter(fact -> !isSession(fact))
            .map(fact -> new Course(Days.of(fact, fitting.asOf()), List.of(fact)));
    Stream<Course> ofSessions =
        Stream.concat(need.codes().stream(), need.names().stream())
            .flatMap(entry -> coursesOf(entry).stream());
    return Stream.concat(single, ofSessions)
        .filter(course -> fitting.window().touches(course.days()))
        .toList();
  }

  /** The sessions that one code or word takes, parted where the gap is too long. */
  private List<Course> coursesOf(String entry) {
    List<Course> courses = new ArrayList<>();
    fitting.sound().stream()
        .filter(Courses::isSession)
        .filter(fact -> Fitting.entries(need, fact).contains(entry))
        .sorted(Comparator.comparing(ChartFact::from).thenComparing(ChartFact::id))
        .forEach(session -> join(courses, session));
    return courses;
  }

  private static void join(List<Course> courses, ChartFact session) {
    Course before = courses.isEmpty() ? null : courses.get(courses.size() - 1);
    if (before == null
        || ChronoUnit.DAYS.between(before.days().last(), session.from()) > LONGEST_GAP_DAYS) {
      courses.add(new Course(new Days(session.from(), session.from()), List.of(session)));
      return;
    }
    courses.set(
        courses.size() - 1,
        new Course(
            new Days(before.days().first(), session.from()),
            Stream.concat(before.facts().stream(), Stream.of(session)).toList()));
  }

  private static boolean isSession(ChartFact fact) {
    return fact.kind() == FactKind.PROCEDURE && !isRun(fact);
  }

  private static boolean isRun(ChartFact fact) {
    return fact.to() == null ? fact.ongoing() : fact.to().isAfter(fact.from());
  }

  private static String names(List<ChartFact> facts) {
    return Wording.listed(facts.stream().map(Wording::name).toList());
  }

  private static String rows(List<Days> united) {
    return Wording.listed(
        united.stream()
            .map(
                days ->
                    days.count() == 1 ? "on " + days.first() : days.first() + " to " + days.last())
            .toList());
  }
}

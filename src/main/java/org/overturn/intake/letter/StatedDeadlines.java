package org.overturn.intake.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.overturn.deadline.BusinessCalendar;

/**
 * The end of the time to ask for a peer-to-peer call and the last day to appeal, where the letter
 * states them: as a day and time, or as a number of days that is counted here from the letter's own
 * date. A count from receipt is begun on the letter's date too, which is never later.
 */
final class StatedDeadlines {

  /**
   * A deadline that the letter states.
   *
   * @param end in the zone, or in the payer's where the letter names none
   * @param zone null when the letter names none
   */
  record Stated(LocalDateTime end, ZoneId zone, Found found) {}

  static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);

  /** Hours are the same in any zone; this one people know. */
  private static final ZoneId COUNTED_IN = ZoneId.of("America/New_York");

  private static final double BY_DATE = 0.93;
  private static final double COUNTED = 0.88;

  /** Hours without a time to count from: a person has to look. */
  private static final double COUNTED_HOURS = 0.6;

  /** A topic that an earlier sentence or a heading set. */
  private static final double TOPIC_FROM_BEFORE = 0.95;

  private static final Pattern CALL =
      Pattern.compile(
          "peer[- ]to[- ]peer|\\bp2p\\b|physician[- ]to[- ]physician"
              + "|(?:speak|talk|discuss\\w*|conversation|conference) (?:\\w+ ){0,6}?(?:with|to) (?:\\w+ ){0,3}?"
              + "(?:medical director|reviewer|reviewing physician|physician reviewer)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern APPEAL =
      Pattern.compile(
          "\\bappeals?\\b|\\bgrievance\\b|request (?:a|for) reconsideration",
          Pattern.CASE_INSENSITIVE);

  /** Other rights, which have other deadlines. */
  private static final Pattern OTHER =
      Pattern.compile(
          "external review|independent review|independent medical|fair hearing|state hearing"
              + "|continu\\w+ (?:of )?(?:your )?benefits",
          Pattern.CASE_INSENSITIVE);

  /** The payer's own clock. */
  private static final Pattern PAYERS =
      Pattern.compile(
          "we (?:will|must|have to) (?:\\w+ ){0,3}?(?:decide|answer|respond|make|give|send|notify|tell"
              + "|resolve)|expedited|fast appeal",
          Pattern.CASE_INSENSITIVE);

  private static final String WEEKDAY = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?";

  private static final Pattern AT_DATE =
      Pattern.compile(
          "(?:\\bby|\\bbefore|\\buntil|\\bthrough|\\bthan|\\bbeyond|\\bdeadline(?: \\w+){0,4}?"
              + "|\\blast day(?: \\w+){0,4}?|\\bdue(?: date)?|\\b(?:closes?|expires?|ends?|available)"
              + "(?: on| at)?|\\bon or before|\\bon)[: ]+(?<before>"
              + UsDates.TIME
              + ")?,? ?(?:on |of )?"
              + WEEKDAY
              + "(?<date>"
              + UsDates.DATE
              + ")(?:,? (?:at |by |no later than )?(?<after>"
              + UsDates.TIME
              + "))?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COUNT =
      Pattern.compile(
          "(?:\\bwithin|\\bhave|\\bhas|\\bthan|\\bup to|\\ballows?|\\ballowed|\\bin|\\bfor|[:])"
              + " (?:the (?:next|first) )?(?<number>[a-z]+(?:[- ](?:hundred|[a-z]+ty|one|two|three|four|five|six|seven|eight|nine))*|\\d{1,3})"
              + "(?: \\((?<digits>\\d{1,3})\\))? (?<kind>calendar |business |working |consecutive )?"
              + "(?<unit>hour|day|week|month)s?\\b(?<from>[^.;]{0,90})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCE =
      Pattern.compile("(?<![ap]\\.m\\.)(?<!\\bDr\\.)(?<!\\bNo\\.)(?<=[.!?;])\\s+(?=[A-Z•\\d])");

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("twelve", 12),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty-eight", 48),
          Map.entry("forty-five", 45),
          Map.entry("sixty", 60),
          Map.entry("sixty-five", 65),
          Map.entry("seventy-two", 72),
          Map.entry("ninety", 90),
          Map.entry("one hundred twenty", 120),
          Map.entry("one hundred eighty", 180),
          Map.entry("twenty-four", 24),
          Map.entry("twenty-one", 21));

  private final List<Stated> calls = new ArrayList<>();
  private final List<Stated> appeals = new ArrayList<>();
  private final LocalDate letterDate;
  private final Instant receivedAt;
  private final BusinessCalendar calendar;

  /**
   * Looks for both.
   *
   * @param letterDate the day that counts begin on; null when it was not read
   */
  StatedDeadlines(
      Layout layout, LocalDate letterDate, Instant receivedAt, BusinessCalendar calendar) {
    this.letterDate = letterDate;
    this.receivedAt = receivedAt;
    this.calendar = calendar;
    Topic before = Topic.NONE;
    for (Passage paragraph : layout.paragraphs()) {
      Topic last = look(paragraph, before);
      boolean heading = paragraph.text().split(" ").length <= 9;
      before = heading ? last : Topic.NONE;
    }
    for (List<Passage> row : layout.rows()) {
      if (row.size() > 1) {
        look(Passage.of(row), Topic.NONE);
      }
    }
  }

  /** The end of the time to ask for the call; the surest statement of it. */
  Optional<Stated> call() {
    return surest(calls);
  }

  /** The last day to appeal. */
  Optional<Stated> appeal() {
    return surest(appeals);
  }

  private static Optional<Stated> surest(List<Stated> stated) {
    Stated best = null;
    for (Stated each : stated) {
      if (best == null || each.found().confidence() > best.found().confidence() + 1e-9) {
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }

  private enum Topic {
    NONE,
    CALL,
    APPEAL,
    OTHER
  }

  private Topic look(Passage paragraph, Topic before) {
    Topic topic = before;
    int start = 0;
    Matcher ends = SENTENCE.matcher(paragraph.text());
    while (start < paragraph.text().length()) {
      int end = ends.find(start) ? ends.start() : paragraph.text().length();
      String sentence = paragraph.text().substring(start, end);
      Topic own = topicOf(sentence);
      double sure = own == Topic.NONE ? TOPIC_FROM_BEFORE : 1;
      topic = own == Topic.NONE ? topic : own;
      boolean ours = topic == Topic.CALL || topic == Topic.APPEAL;
      if (ours && (topic == Topic.CALL || !PAYERS.matcher(sentence).find())) {
        keep(topic, paragraph, start, end, sure);
      }
      start = end < paragraph.text().length() ? ends.end() : end;
    }
    return topic;
  }

  private static Topic topicOf(String sentence) {
    if (CALL.matcher(sentence).find()) {
      return Topic.CALL;
    }
    if (OTHER.matcher(sentence).find()) {
      return Topic.OTHER;
    }
    return APPEAL.matcher(sentence).find() ? Topic.APPEAL : Topic.NONE;
  }

  private void keep(Topic topic, Passage paragraph, int start, int end, double sure) {
    List<Stated> kept = topic == Topic.CALL ? calls : appeals;
    Matcher dated = AT_DATE.matcher(paragraph.text()).region(start, end);
    while (dated.find()) {
      atDate(paragraph, dated, sure).ifPresent(kept::add);
    }
    Matcher counted = COUNT.matcher(paragraph.text()).region(start, end);
    while (counted.find()) {
      counted(topic, paragraph, counted, sure).ifPresent(kept::add);
    }
  }

  private Optional<Stated> atDate(Passage paragraph, Matcher match, double sure) {
    LocalDate latest = LocalDate.ofInstant(receivedAt, ZoneOffset.UTC).plusYears(2);
    String time = match.group("before") == null ? match.group("after") : match.group("before");
    Optional<LocalDate> day = UsDates.date(match.group("date"), latest);
    if (day.isEmpty()
        || letterDate != null && day.get().isBefore(letterDate)
        || letterDate != null && day.get().equals(letterDate) && time == null) {
      return Optional.empty();
    }
    Optional<LocalTime> at = Optional.ofNullable(time).flatMap(UsDates::time);
    ZoneId zone = at.isPresent() ? UsDates.zone(time).orElse(null) : null;
    Passage words = paragraph.between(match.start(), match.end());
    Found found =
        Found.by(
            BY_DATE * sure,
            words,
            "the letter states the day" + (at.isPresent() ? " and the time" : ""));
    return Optional.of(
        new Stated(day.get().atTime(at.orElse(END_OF_DAY)), zone, found.as(match.group().strip())));
  }

  private Optional<Stated> counted(Topic topic, Passage paragraph, Matcher match, double sure) {
    Integer number = number(match);
    String unit = match.group("unit").toLowerCase(Locale.US);
    boolean hours = unit.equals("hour");
    if (number == null || number == 0 || hours && topic == Topic.APPEAL) {
      return Optional.empty();
    }
    boolean business =
        match.group("kind") != null && match.group("kind").strip().matches("(?i)business|working");
    boolean receipt =
        Pattern.compile("recei", Pattern.CASE_INSENSITIVE).matcher(match.group("from")).find();
    Passage words = paragraph.between(match.start(), match.end("unit"));
    if (hours && receipt) {
      LocalDateTime end = LocalDateTime.ofInstant(receivedAt, COUNTED_IN).plusHours(number);
      return Optional.of(
          new Stated(end, COUNTED_IN, Found.by(COUNTED * sure, words, "counted from the receipt")));
    }
    if (letterDate == null) {
      return Optional.empty();
    }
    LocalDate day = hours ? letterDate.plusDays((number + 23) / 24) : day(number, unit, business);
    Found found =
        Found.by(
            (hours ? COUNTED_HOURS : COUNTED) * sure,
            words,
            "counted from the letter's date to " + LetterDates.day(day));
    return Optional.of(new Stated(day.atTime(hours ? CLOSE_OF_BUSINESS : END_OF_DAY), null, found));
  }

  private LocalDate day(int number, String unit, boolean business) {
    return switch (unit) {
      case "month" -> letterDate.plusMonths(number);
      case "week" -> letterDate.plusWeeks(number);
      default ->
          business ? calendar.plusBusinessDays(letterDate, number) : letterDate.plusDays(number);
    };
  }

  private static Integer number(Matcher match) {
    if (match.group("digits") != null) {
      return Integer.valueOf(match.group("digits"));
    }
    String number = match.group("number").toLowerCase(Locale.US);
    return number.matches("\\d+")
        ? Integer.valueOf(number)
        : NUMBERS.get(number.replace("one hundred and ", "one hundred "));
  }
}

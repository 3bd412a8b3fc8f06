package org.overturn.intake.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the labels and the text of one letter say, besides payer, reason and services. */
final class LetterFacts {

  private static final double ALONE_ON_TOP = 0.9;
  private static final double TOP = 330;

  private static final Pattern NUMBER =
      Pattern.compile("(?=[A-Za-z./-]{0,12}\\d)[A-Za-z0-9][A-Za-z0-9./-]{3,39}(?<![./-])");

  private static final Pattern MEMBER =
      Pattern.compile(
          "(?=[A-Z-]{0,9}[ -]?\\d)(?:[A-Z]{1,4} (?=\\d))?[A-Z0-9][A-Z0-9-]{4,24}(?: \\d{2,4}\\b)?(?![/\\d])");

  private static final String NO_NAME =
      "(?!(?i:account|number|name|id|information|services?|date|plan|group|health|identification|is|has|the"
          + "|dob|birth|member|patient|claim|address|phone|provider|medical|request|care|npi)\\b)";

  private static final Pattern NAME =
      Pattern.compile(
          NO_NAME + "\\p{Lu}[\\p{L}'’.-]*(?:,? " + NO_NAME + "\\p{Lu}[\\p{L}'’.-]*){1,3}");

  private static final Pattern PERSON =
      Pattern.compile("(?:Dr\\.? )?\\p{Lu}[^:;()\\d]{3,80}?(?=,? NPI|\\s*\\(|$|;| {2,})");

  static final Pattern PHONE =
      Pattern.compile(
          "(?:\\+?1[-. ])?\\(?\\d{3}\\)?[-. ]{1,2}\\d{3}[-. ]\\d{4}(?:,? (?:ext|option|opt|x)\\.? ?\\d{1,6})?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DAY = Pattern.compile(UsDates.DATE, Pattern.CASE_INSENSITIVE);

  private static final Pattern DIAGNOSES =
      Pattern.compile(
          "[A-TV-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?(?:[^A-Z0-9]{1,4}[A-TV-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?\\b)*");

  private static final List<String> REFERENCES =
      List.of(
          "(?:our |payer )?ref(?:erence)?\\.?(?: request)?(?: (?:number|no\\.?|id)| ?#| ?(?=[:#]))",
          "(?:prior )?auth(?:orization)?(?: (?:request|reference|case|tracking))?(?: (?:number|no\\.?|id)| ?#| ?(?=[:#]))",
          "(?:service |review )?(?:request|case|review|tracking|determination)(?: (?:number|no\\.?|id)| ?#)",
          "case(?=\\s*[:#])",
          "^ref\\.?",
          "(?:claim|certification|document control|pre-?certification)(?: (?:number|no\\.?|id)| ?#| ?(?=[:#]))");

  private static final List<String> MEMBERS =
      List.of(
          "(?:member|enrollee|subscriber|beneficiary|patient)(?:ship)?(?:'s)? (?:id(?:entification)?|number|no\\.?)(?: ?(?:number|no\\.?|#))?",
          "(?:medicaid|medicare|insurance|plan|health plan)(?: member)? id(?: number)?",
          "(?:member|enrollee|subscriber) ?#",
          "(?:member|enrollee|subscriber)(?=\\s*:)",
          "(?:identification|id)(?: number| no\\.?)?(?=\\s*[:#]|\\s*$)",
          "^id");

  private static final List<String> NAMES =
      List.of(
          "(?:member|patient|enrollee|beneficiary|subscriber)(?:'s)?(?: full)? name(?=\\s*:|\\s*$)",
          "(?:member|patient|enrollee|beneficiary|insured)(?=\\s*:|\\s*$)",
          "^name(?=\\s*:|\\s*$)",
          "^(?:re|regarding)(?=\\s*:)");

  private static final List<String> BIRTHS =
      List.of("(?:member |patient )?(?:date of birth|birth ?date|dob|d\\.o\\.b\\.|born(?: on)?)");

  private static final List<String> DETERMINED =
      List.of(
          "(?:date of (?:the |our |this )?(?:initial |adverse )?(?:determination|decision|denial)"
              + "|(?:determination|decision|denial) date|determined on|date denied)(?=\\s*:|\\s*$|\\s+\\w)");

  private static final List<String> WRITTEN =
      List.of(
          "(?:date of (?:this |the )?(?:notice|letter)|(?:notice|letter|mail(?:ing)?|issue) date|date (?:mailed|issued|sent|of mailing)|mailed(?: on)?)",
          "^date(?=\\s*:|\\s*$)");

  private static final List<String> PHYSICIANS =
      List.of(
          "(?:ordering|requesting|treating|referring|prescribing|rendering)(?: or \\w+)? (?:provider|physician|practitioner|doctor|clinician)(?: name)?(?=\\s*:|\\s*$)",
          "(?:provider|physician|doctor|prescriber)(?: name)?(?=\\s*:)");

  private final Layout layout;
  private final Labels labels;
  private final LocalDate receivedOn;

  LetterFacts(Layout layout, Labels labels, Instant receivedAt) {
    this.layout = layout;
    this.labels = labels;
    // a letter is dated by its sender's calendar, which may be a day ahead of UTC's
    this.receivedOn = LocalDate.ofInstant(receivedAt, ZoneOffset.UTC).plusDays(1);
  }

  Optional<Found> reference() {
    return labels
        .find(REFERENCES, NUMBER)
        .filter(found -> DAY.matcher(found.value()).find() == false);
  }

  /** Other numbers of the request; the payer may use any of them later. */
  List<String> otherReferences(Optional<Found> reference) {
    return REFERENCES.stream()
        .flatMap(label -> labels.all(label, NUMBER).stream())
        .map(Found::value)
        .filter(value -> reference.isPresent() && !value.equals(reference.get().value()))
        .filter(value -> !DAY.matcher(value).find() && value.length() <= 120)
        .distinct()
        .limit(10)
        .toList();
  }

  Optional<Found> memberId() {
    return labels.find(MEMBERS, MEMBER);
  }

  Optional<Found> patientName() {
    return labels.find(NAMES, NAME);
  }

  Optional<Found> birthDate() {
    return labels
        .find(BIRTHS, DAY)
        .filter(
            found ->
                UsDates.date(found.value(), receivedOn)
                    .filter(day -> !day.isAfter(receivedOn) && day.getYear() > 1890)
                    .isPresent());
  }

  /** The day of the determination where the letter states it apart from its own date. */
  Optional<Found> determinationDate() {
    return labels.find(DETERMINED, DAY).filter(this::isPlausible);
  }

  /** The letter's own date. */
  Optional<Found> letterDate() {
    return labels.find(WRITTEN, DAY).filter(this::isPlausible).or(this::alone);
  }

  private Optional<Found> alone() {
    return layout.lines().stream()
        .filter(line -> line.page() == 1 && line.box().y() < TOP)
        .filter(line -> DAY.matcher(line.text()).matches())
        .map(line -> Found.by(ALONE_ON_TOP, line, "a date by itself at the top"))
        .filter(this::isPlausible)
        .findFirst();
  }

  private boolean isPlausible(Found found) {
    return date(found)
        .filter(day -> !day.isAfter(receivedOn) && day.isAfter(receivedOn.minusYears(10)))
        .isPresent();
  }

  Optional<LocalDate> date(Found found) {
    return UsDates.date(found.value(), receivedOn);
  }

  Optional<Found> diagnoses() {
    return labels.find(
        List.of(
            "(?:(?:primary |icd-10(?:-cm)? )?diagnos[ie]s(?: codes?)?(?: ?\\(s\\))?(?: ?\\(icd-10\\))?|icd-10(?:-cm)?(?: codes?)?|dx(?: codes?)?)"),
        DIAGNOSES);
  }

  Optional<Found> physician() {
    return labels.find(PHYSICIANS, PERSON);
  }

  Optional<Found> npi() {
    return labels.find(
        List.of("(?:national provider identifier|npi)(?: number| no\\.?)?"),
        Pattern.compile("\\d{10}\\b"));
  }

  /** The phone to ask for the call, and the fax, by the matter they stand with. */
  Map<String, Found> phones() {
    Map<String, Found> phones = new LinkedHashMap<>();
    List<Passage> all =
        Stream.concat(
                layout.paragraphs().stream(),
                layout.rows().stream().filter(row -> row.size() > 1).map(Passage::of))
            .toList();
    List<Passage> ofCall =
        all.stream()
            .filter(each -> each.text().matches("(?i)(?s).*(?:peer[- ]to[- ]peer|\\bP2P\\b).*"))
            .toList();
    phonesIn(ofCall, 0.92, "near \"peer-to-peer\"", phones);
    phonesIn(all, 0.7, "in the text", phones);
    return phones;
  }

  private static void phonesIn(
      List<Passage> passages, double sure, String how, Map<String, Found> phones) {
    for (Passage passage : passages) {
      var phone = PHONE.matcher(passage.text());
      while (phone.find()) {
        int before = Math.max(0, phone.start() - 22);
        String lead = passage.text().substring(before, phone.start()).toLowerCase();
        int behind = Math.min(passage.text().length(), phone.end() + 7);
        boolean fax =
            lead.contains("fax")
                || passage.text().substring(phone.end(), behind).matches("(?i) ?\\(fax.*");
        phones.putIfAbsent(
            fax ? "fax" : "phone",
            Found.by(sure, passage.between(phone.start(), phone.end()), how)
                .as(phone.group().strip()));
      }
    }
  }

  Optional<Found> planType() {
    return labels
        .find(
            List.of(
                "(?:plan type|line of business|product(?: type)?|coverage(?: type)?|lob|type of (?:plan|coverage))(?=\\s*:|\\s*$)",
                "^plan(?=\\s*:)"),
            Pattern.compile(
                "(?i).*?(?:medicare advantage|medicare|medicaid|marketplace|exchange|commercial|self-?(?:funded|insured)|employer|federal employee\\w*|fep|fully[- ]insured).*"))
        .or(() -> phrase("(?i)medicare advantage|\\(HMO D-SNP\\)|Part C\\b", 0.75))
        .or(() -> phrase("(?i)medicaid managed care|STAR\\+?PLUS|Medicaid plan", 0.75))
        .or(() -> phrase("(?i)federal employee program|Service Benefit Plan", 0.75));
  }

  private Optional<Found> phrase(String words, double sure) {
    Pattern pattern = Pattern.compile(words);
    for (Passage line : layout.lines()) {
      var match = pattern.matcher(line.text());
      if (match.find()) {
        return Optional.of(
            Found.by(sure, line.between(match.start(), match.end()), "by the words of the letter")
                .as(match.group()));
      }
    }
    return Optional.empty();
  }

  Optional<Found> urgency() {
    return labels
        .find(
            List.of(
                "(?:request type|review type|type of (?:request|review)|priority|urgency)(?=\\s*:|\\s*$)"),
            Pattern.compile(
                "(?i).*(?:expedited|urgent|standard|routine|concurrent|retrospective|pre-?service|post-?service).*"))
        .or(
            () ->
                phrase(
                    "(?i)your (?:expedited|urgent) request|expedited (?:prior authorization|determination|request)",
                    0.8));
  }

  Optional<Found> setting() {
    return labels.find(
        List.of(
            "(?:setting|place of service|level of care|site of (?:care|service))(?=\\s*:|\\s*$)"),
        Pattern.compile("(?i).*(?:inpatient|outpatient|office|ambulatory|home).*"));
  }

  List<Passage> title() {
    List<Passage> lines = new ArrayList<>(layout.lines());
    return lines.subList(0, Math.min(12, lines.size()));
  }
}

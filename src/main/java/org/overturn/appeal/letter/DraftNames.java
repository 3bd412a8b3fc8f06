package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All names that a template may use. There are no others. */
final class DraftNames {

  /** What a name stands for. */
  enum Kind {
    TEXT("a text"),
    FLAG("a yes or no"),
    GROUP("a group of names"),
    LIST("a list");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * A name.
   *
   * @param path from the outermost name on, such as {@code criteria.met.facts.text}
   * @param meaning what it is, for those who write templates
   */
  record Name(String path, Kind kind, String meaning) {

    /** How deep it lies. */
    public int depth() {
      return (int) path.chars().filter(each -> each == '.').count();
    }
  }

  private static final Pattern DECLARED = Pattern.compile("(\\S+) (text|flag|group|list): (.+)");

  private static final Map<String, Name> ALL = new LinkedHashMap<>();

  static {
    declare(
        """
        practice group: the practice
        practice.name text: its name
        payer group: the payer
        payer.name text: its name
        address group: where the payer takes appeals of this kind, as it is kept
        address.unit text: the unit, such as Appeals and Grievances
        address.fax text: fax number
        address.lines list: the postal address
        address.lines.text text: a line of it
        patient group: the patient
        patient.name text: first and last name
        patient.born text: day of birth
        patient.member text: member id as on the card or the letter
        request group: the request that was denied
        request.number text: our own case number
        request.reference text: the payer's reference for it
        request.line text: the line of the payer's reference that was denied
        request.deniedOn text: the day of the determination
        request.service text: code, description and units, such as CPT 72148, MRI of the lumbar spine, 1 unit
        request.code text: system and code alone, such as CPT 72148
        request.description text: what the code stands for, as the request had it
        request.units text: how many, such as 12 units
        request.diagnoses text: the diagnosis codes of the request
        request.expedited flag: the case runs on expedited clocks
        request.concurrent flag: the care was going on when it was denied
        request.rendered flag: the care was given before it was denied
        request.deniedAgain flag: a corrected request was denied again
        plan group: what kind of plan it is
        plan.name text: in words, such as Medicare Advantage
        plan.commercial flag: insured, under state law
        plan.employer flag: an employer's own plan, under ERISA
        plan.marketplace flag: bought on a marketplace
        plan.medicare flag: Medicare Advantage
        plan.partD flag: a Medicare Part D plan
        plan.medicaid flag: Medicaid managed care
        plan.federal flag: federal employees
        physician group: who ordered the service
        physician.name text: as printed
        physician.npi text: National Provider Identifier
        physician.specialty text: specialty
        reason group: why the payer said no
        reason.words text: its own words
        reason.codes text: its reason codes
        reason.policy text: the policy or criterion that the notice names
        reason.necessity flag: said to be not medically necessary
        reason.experimental flag: said to be experimental or investigational
        reason.level flag: said to need a lower level of care
        reason.steps flag: said to need another treatment first
        right group: the right to this appeal
        right.name text: as people call it
        right.law text: the law or plan rule that gives it
        right.decision text: how long the payer has to decide, such as 72 hours
        asked group: the approval that is asked for
        asked.service text: by code, units and, where a person gave it, duration
        policy group: the policy that the case is argued by
        policy.label text: number and version
        policy.number text: the payer's number
        policy.title text: title
        policy.retrieved text: the day on which its text was looked at
        criteria group: the policy's criteria
        criteria.all flag: all that has to be met is met
        criteria.met list: what is met
        criteria.met.name text: such as Criterion B.2, or The criterion where it has no section
        criteria.met.text text: in the payer's words
        criteria.met.because text: why it is met, as matched against the chart
        criteria.met.decided text: why it is met, in the words of the person who decided it
        criteria.met.facts list: the facts of the chart that bear it out
        criteria.met.facts.text text: name, value, dates, outcome
        criteria.explained list: what the chart does not show, and a person explains
        criteria.explained.name text: such as Criterion B.2
        criteria.explained.text text: in the payer's words
        criteria.explained.words text: the person's words
        criteria.open list: what is not shown to be met, and nobody explains
        criteria.open.name text: such as Criterion B.2
        criteria.open.text text: in the payer's words
        criteria.open.because text: what the chart shows instead, where it shows something contrary
        criteria.open.toGet text: what would show it
        criteria.judged list: what only the physician can say, and has not said yet
        criteria.judged.name text: such as Criterion B.2
        criteria.judged.text text: in the payer's words
        diagnoses list: the conditions of the chart that the packet states
        diagnoses.text text: name, code, since when
        measured list: what was measured
        measured.text text: name, value, unit, day
        treatments list: what was tried
        treatments.text text: name, dose, dates, duration, outcome
        evidence list: reports and other evidence
        evidence.text text: what it says, and when
        guidelines list: guidelines of professional societies
        guidelines.text text: name, organization, year and what it recommends
        guidelines.against text: the sections of the policy that it goes against
        statements list: what people wrote for the case, beside all that
        statements.text text: in their words
        call group: the last peer-to-peer call in which a reviewer spoke
        call.heldOn text: the day
        call.reviewer text: name and credentials
        call.name text: the reviewer's name alone
        call.specialty text: the reviewer's specialty, as given
        call.criterion text: the criterion that the reviewer named as not met
        call.wanted text: what would change the decision, in the reviewer's words
        call.statements text: what the reviewer claimed, as noted
        call.mismatched flag: the reviewer was not of the specialty or license that is asked for
        call.caseSpecialty text: the specialty that the case asks for
        call.caseSource text: where that stands
        call.license text: the reviewer's license, where it does not fit
        call.law text: what a law asks of the reviewer, with its source
        call.asked flag: a reviewer of the same or a similar specialty was asked for in the call
        rationale group: what the payer's reviewer gave in writing, when it was asked for
        rationale.words text: the rationale, as it arrived
        rationale.by text: reviewer, credentials and specialty, as far as the payer names them
        rationale.on text: the day on which it arrived
        decisions list: what the payer decided at earlier levels
        decisions.right text: the level, by name
        decisions.outcome text: upheld, overturned or overturned in part
        decisions.on text: the day
        decisions.rationale text: the payer's rationale
        filed group: the filing of this appeal
        filed.on text: the day
        filed.method text: how
        filed.confirmation text: the payer's confirmation number
        late group: the payer's clock for this appeal, once it has run out
        late.due text: when the decision was due, with the zone
        late.clock text: the clock that ran out, such as 30 calendar days
        approved group: the approval that was reached otherwise
        approved.number text: the authorization number
        approved.inCall flag: in the peer-to-peer call
        consent group: the enrollee's written consent
        consent.on text: the day
        consent.how text: how it was given
        enclosures list: what is on file to go with the letter
        enclosures.title text: its title
        """);
  }

  private DraftNames() {}

  private static void declare(String lines) {
    for (String line : lines.lines().toList()) {
      Matcher declared = DECLARED.matcher(line);
      if (!declared.matches()) {
        throw new IllegalStateException(line);
      }
      Kind kind = Kind.valueOf(declared.group(2).toUpperCase(java.util.Locale.ROOT));
      ALL.put(declared.group(1), new Name(declared.group(1), kind, declared.group(3)));
    }
  }

  /** All, each group and list before what it holds. */
  static List<Name> all() {
    return List.copyOf(ALL.values());
  }

  /** The name with this path; null when there is none. */
  static Name find(String path) {
    return ALL.get(path);
  }

  static boolean isTopLevel(String name) {
    return ALL.containsKey(name);
  }

  /** Such as "; did you mean patient.name?", where one is near enough to be meant. */
  static String nearest(String path) {
    return ALL.keySet().stream()
        .min(Comparator.comparingInt(each -> distance(each, path)))
        .filter(each -> distance(each, path) <= Math.max(2, path.length() / 4))
        .map(each -> "; perhaps " + each + " is meant")
        .orElse("");
  }

  private static int distance(String one, String other) {
    List<Integer> before = new ArrayList<>();
    for (int at = 0; at <= other.length(); at++) {
      before.add(at);
    }
    for (int row = 1; row <= one.length(); row++) {
      List<Integer> now = new ArrayList<>(List.of(row));
      for (int at = 1; at <= other.length(); at++) {
        int same = one.charAt(row - 1) == other.charAt(at - 1) ? 0 : 1;
        now.add(
            Math.min(Math.min(now.get(at - 1) + 1, before.get(at) + 1), before.get(at - 1) + same));
      }
      before = now;
    }
    return before.get(other.length());
  }
}

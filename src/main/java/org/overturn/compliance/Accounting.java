package org.overturn.compliance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.overturn.audit.Audit;
import org.overturn.casework.Times;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Timeline;
import org.overturn.document.PdfPages;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * For a patient who asks, on paper: to whom the practice gave what of their cases (45 CFR 164.528),
 * and who in the practice saw or changed them (45 CFR 164.312(b)). It is of one patient, or of
 * none: what is of another is a disclosure itself.
 */
@Service
class Accounting {

  /** So far back a patient may ask: 45 CFR 164.528(a)(1). */
  private static final int YEARS = 6;

  private final AuditReading reading;
  private final Disclosures disclosures;
  private final Audit audit;
  private final Staff staff;
  private final PdfPages pages;
  private final Times times;
  private final PracticeProperties practice;
  private final JdbcClient jdbc;
  private final Clock clock;

  Accounting(
      AuditReading reading,
      Disclosures disclosures,
      Audit audit,
      Staff staff,
      PdfPages pages,
      Times times,
      PracticeProperties practice,
      JdbcClient jdbc,
      Clock clock) {
    this.reading = reading;
    this.disclosures = disclosures;
    this.audit = audit;
    this.staff = staff;
    this.pages = pages;
    this.times = times;
    this.practice = practice;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Draws it. That it is made is on record first, of each case; what is refused is not.
   *
   * @param wanted a case or a patient, and the days; without them the last six years
   * @param found the patient's cases, or null where none was searched for
   * @throws AccountingRefused when it is not of one patient's cases, or too long
   */
  @Transactional
  byte[] pdf(Wanted wanted, List<String> found, String who) {
    List<AccountedCase> cases = ofOnePatient(wanted, found);
    LocalDate today = LocalDate.ofInstant(clock.instant(), practice.zone());
    LocalDate last = wanted.lastDay() == null ? today : wanted.lastDay();
    LocalDate first = wanted.firstDay() == null ? last.minusYears(YEARS) : wanted.firstDay();
    if (last.isBefore(first)) {
      throw new AccountingRefused("The first day is after the last, which is today unless given.");
    }
    for (AccountedCase each : cases) {
      audit.record(
          who,
          "accounting-printed",
          new CaseNumber(each.number()),
          null,
          "of %s to %s".formatted(first, last));
    }
    List<String> numbers = cases.stream().map(AccountedCase::number).toList();
    Accesses accesses = new Accesses(practice.zone());
    reading.eachFromTheOldest(numbers, first, last, accesses::add);
    Map<String, Object> model = new HashMap<>();
    model.put("practice", practice.name());
    model.put("patient", cases.get(0).patient());
    model.put("born", cases.get(0).birthDate());
    model.put("cases", cases);
    model.put("first", first);
    model.put("last", last);
    model.put("disclosures", disclosures.of(numbers, first, last));
    model.put("accesses", accesses.lines());
    model.put("names", names(accesses));
    model.put("several", cases.size() > 1);
    model.put("madeAt", clock.instant());
    model.put("madeBy", name(who));
    model.put("zone", practice.zone().getId());
    model.put("times", times);
    return pages.render("accounting", model).bytes();
  }

  private List<AccountedCase> ofOnePatient(Wanted wanted, List<String> found) {
    if (wanted.number().isEmpty() && found == null) {
      throw new AccountingRefused(
          "An accounting is of one patient: search for a patient or a case.");
    }
    if (found != null && found.size() >= AuditReading.CASES) {
      throw new AccountingRefused(
          "More cases than one patient has were found: type the whole name or the member id.");
    }
    List<AccountedCase> cases =
        cases(found == null ? List.of(wanted.number()) : found).stream()
            .filter(each -> wanted.number().isEmpty() || each.number().equals(wanted.number()))
            .toList();
    if (cases.isEmpty()) {
      throw new AccountingRefused(
          "There is no such case, so it is not known whose an accounting would be. Of a case that"
              + " was purged, the entries can be exported as CSV.");
    }
    if (!cases.stream().allMatch(each -> each.isOfTheSamePatientAs(cases.get(0)))) {
      throw new AccountingRefused(
          "These cases are of more than one patient, and an accounting is of one: type the whole"
              + " name or the member id, or choose a case.");
    }
    return cases;
  }

  private List<AccountedCase> cases(List<String> numbers) {
    return jdbc.sql(
            """
            select case_number, patient_first_name, patient_last_name, patient_birth_date, member_id,
                   payer_name
              from overturn.denial where case_number = any (?) order by case_number
            """)
        .param(numbers.toArray(String[]::new))
        .query(
            (row, index) ->
                new AccountedCase(
                    row.getString(1),
                    text(row.getString(2)),
                    text(row.getString(3)),
                    row.getObject(4, LocalDate.class),
                    text(row.getString(5)),
                    text(row.getString(6))))
        .list();
  }

  private Map<String, String> names(Accesses accesses) {
    Map<String, String> names = new HashMap<>();
    accesses.lines().forEach(line -> names.computeIfAbsent(line.who(), this::name));
    return names;
  }

  private String name(String user) {
    if (user.equals(Timeline.SYSTEM)) {
      return "Overturn, by itself";
    }
    return staff
        .person(user)
        .filter(person -> !person.name().equals(user))
        .map(person -> person.name() + " (" + user + ")")
        .orElse(user);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}

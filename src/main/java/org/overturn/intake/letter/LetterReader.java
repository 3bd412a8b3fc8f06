package org.overturn.intake.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.overturn.deadline.BusinessCalendar;
import org.overturn.denial.Authorization;
import org.overturn.denial.CareSetting;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.OrderingPhysician;
import org.overturn.denial.Patient;
import org.overturn.denial.RequestedService;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;
import org.overturn.intake.PersonName;
import org.overturn.intake.PlainText;
import org.overturn.intake.ReadField;
import org.overturn.intake.Reading;
import org.overturn.intake.letter.ServiceLines.Service;
import org.overturn.intake.letter.StatedDeadlines.Stated;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/**
 * Makes findings of a letter's words. A denial of which the payer, the member or a number could be
 * read opens its case whatever else is missing, since its window runs; what is missing or unsure is
 * marked, and a person checks the letter.
 */
@Component
class LetterReader {

  private static final int LINE_LENGTH = 40;

  private final LetterProperties properties;
  private final Payers payers;
  private final BusinessCalendar calendar;
  private final ZoneId practiceZone;

  LetterReader(
      LetterProperties properties,
      Payers payers,
      BusinessCalendar calendar,
      PracticeProperties practice) {
    this.properties = properties;
    this.payers = payers;
    this.calendar = calendar;
    this.practiceZone = practice.zone();
  }

  /**
   * The findings of a letter.
   *
   * @param unread how many of its pages could not be read
   * @param mark by which this letter is told from others where its own facts cannot
   */
  List<Finding> findings(Layout layout, int unread, Instant receivedAt, String mark) {
    if (layout.isEmpty() && unread > 0) {
      return List.of(
          Finding.forAPerson("A scan that could not be read: needs typing in", receivedAt));
    }
    Letter letter = new Letter(layout, receivedAt);
    return switch (letter.verdict) {
      case DENIED, PARTLY_APPROVED, INTENDS_TO_DENY, MIXED -> denied(letter, unread, mark);
      case APPROVED -> approved(letter);
      case CONTRADICTORY ->
          forAPerson(letter, "A letter that approves, and also says that something is not covered");
      case ASKS_FOR_INFORMATION ->
          forAPerson(letter, "The payer asks for more information before it decides");
      case NO_DECISION ->
          forAPerson(
              letter,
              unread > 0
                  ? "A scan that could be read only in part: needs typing in"
                  : "No decision of a payer could be read: not a denial letter, or in words not known");
    };
  }

  private List<Finding> denied(Letter letter, int unread, String mark) {
    boolean traceable =
        letter.payer.isPresent() || letter.memberId.isPresent() || letter.reference.isPresent();
    if (!traceable) {
      return forAPerson(
          letter, "It reads as a denial, but neither payer, member nor number was read");
    }
    List<Service> services = new ArrayList<>(letter.services);
    boolean some = services.stream().anyMatch(service -> isDenied(letter, service));
    List<Finding> findings = new ArrayList<>();
    int number = 0;
    for (Service service : services) {
      number++;
      if (isDenied(letter, service) || !some) {
        findings.add(denial(letter, service, unread > 0, mark + "-" + number));
      }
    }
    return services.isEmpty() ? List.of(denial(letter, null, unread > 0, mark)) : findings;
  }

  private static boolean isDenied(Letter letter, Service service) {
    return service.verdict() == null || service.verdict() != Verdict.APPROVED;
  }

  private Finding denial(Letter letter, Service service, boolean pagesMissing, String mark) {
    boolean partly =
        service != null && service.verdict() != null
            ? service.verdict() == Verdict.PARTLY_APPROVED
            : letter.verdict == Verdict.PARTLY_APPROVED;
    boolean toCheck =
        pagesMissing
            || letter.verdict == Verdict.MIXED && !letter.isByLine()
            || !isSure(letter, service);
    DenialNotice facts = letter.facts(service, partly, identifies(letter, service) ? null : mark);
    return new Finding(
        partly ? Answer.PARTLY_APPROVED : Answer.DENIED,
        false,
        facts,
        List.of(),
        letter.otherReferences,
        null,
        note(letter, toCheck),
        new Reading(toCheck, letter.windowZone(), letter.fields(service)));
  }

  private static String note(Letter letter, boolean toCheck) {
    String assumed =
        letter.determined().isEmpty()
            ? "; the date of the determination was not read, and the day of receipt is assumed"
            : "";
    return toCheck
        ? "The letter could not be read with certainty: it has to be checked" + assumed
        : "The facts were read from the letter";
  }

  /** What a case cannot do without, and the deadlines where the letter states some. */
  private boolean isSure(Letter letter, Service service) {
    return identifies(letter, service)
        && isSure(letter.memberId)
        && isSure(letter.name)
        && isSure(letter.reason)
        && letter.call.map(Stated::found).map(this::isSure).orElse(true)
        && letter.appeal.map(Stated::found).map(this::isSure).orElse(true);
  }

  /** True when payer, number, service and date are sure: what tells this denial from others. */
  private boolean identifies(Letter letter, Service service) {
    boolean numbered =
        letter.reference.isPresent() ? isSure(letter.reference) : isSure(letter.memberId);
    return isSure(letter.payer)
        && numbered
        && service != null
        && isSure(service.code())
        && isSure(letter.determined());
  }

  private boolean isSure(Optional<Found> found) {
    return found.filter(this::isSure).isPresent();
  }

  private boolean isSure(Found found) {
    return found.isSure(properties.threshold());
  }

  private List<Finding> approved(Letter letter) {
    boolean sure = isSure(letter.payer) && isSure(letter.reference) && isSure(letter.determined());
    if (!sure) {
      return forAPerson(letter, "A letter that approves: decide what it changes");
    }
    Service service = letter.services.size() == 1 ? letter.services.get(0) : null;
    DenialNotice facts = letter.facts(service, false, null);
    return List.of(
        new Finding(
            Answer.APPROVED,
            service == null,
            facts,
            List.of(),
            letter.otherReferences,
            new Authorization(null, null, null, null, null),
            null));
  }

  /** Left to a person, on the page of the cases that it may be about. */
  private List<Finding> forAPerson(Letter letter, String why) {
    return List.of(
        new Finding(
            Answer.UNCLEAR,
            true,
            letter.facts(null, false, null),
            List.of(),
            letter.otherReferences,
            null,
            why));
  }

  /** Everything found in one letter. */
  private final class Letter {
    private final Instant receivedAt;
    private final LetterFacts found;
    private final Verdict verdict;
    private final Optional<Found> payer;
    private final Optional<Found> reference;
    private final List<String> otherReferences;
    private final Optional<Found> memberId;
    private final Optional<Found> name;
    private final Optional<Found> letterDate;
    private final Optional<Found> determinationDate;
    private final Optional<Found> reason;
    private final Optional<Found> policy;
    private final List<Service> services;
    private final Optional<Stated> call;
    private final Optional<Stated> appeal;

    Letter(Layout layout, Instant receivedAt) {
      this.receivedAt = receivedAt;
      Labels labels = new Labels(layout);
      Reasons reasons = new Reasons(layout, labels);
      this.found = new LetterFacts(layout, labels, receivedAt);
      this.verdict = verdict(layout);
      this.payer = payers.in(layout, labels);
      this.reference = found.reference();
      this.otherReferences = found.otherReferences(reference);
      this.memberId = found.memberId();
      this.name = found.patientName();
      this.letterDate = found.letterDate();
      this.determinationDate = found.determinationDate();
      this.reason = reasons.reason();
      this.policy = reasons.policy();
      this.services = ServiceLines.in(layout, labels);
      LocalDate written = letterDate.or(() -> determinationDate).flatMap(found::date).orElse(null);
      StatedDeadlines stated = new StatedDeadlines(layout, written, receivedAt, calendar);
      this.call = stated.call();
      this.appeal = stated.appeal();
    }

    private Verdict verdict(Layout layout) {
      Verdict whole =
          Verdict.of(
              layout.paragraphs().stream().map(Passage::text).collect(Collectors.joining(". ")));
      if (whole != Verdict.MIXED) {
        return whole;
      }
      String title = found.title().stream().map(Passage::text).collect(Collectors.joining(". "));
      return Verdict.of(title) == Verdict.APPROVED ? Verdict.CONTRADICTORY : whole;
    }

    boolean isByLine() {
      return !services.isEmpty() && services.stream().allMatch(each -> each.verdict() != null);
    }

    Optional<Found> determined() {
      return determinationDate.or(() -> letterDate);
    }

    /** A count is never surer than the date that it begins on. */
    ZoneId windowZone() {
      return call.map(Stated::zone).orElse(null);
    }

    DenialNotice facts(Service service, boolean partly, String mark) {
      Optional<Found> surePayer =
          payer.filter(each -> isSure(each) || each.how().contains("known"));
      RequestedService requested = requested(service);
      String line = mark == null ? requested.label() : mark;
      return new DenialNotice(
          surePayer.map(each -> PlainText.of(each.value(), 200)).orElse(NotRead.TEXT),
          reference.map(each -> PlainText.of(each.value(), 120)).orElse(null),
          PlainText.of(line, LINE_LENGTH),
          determined().flatMap(found::date).orElse(LocalDate.ofInstant(receivedAt, practiceZone)),
          null,
          new DenialReason(
              partly ? "A6" : "A3",
              "",
              reason.map(each -> PlainText.of(each.value(), 8000)).orElse(null),
              policy.map(each -> PlainText.of(each.value(), 400)).orElse(null)),
          lineOfBusiness(),
          "unknown",
          setting(),
          stage(),
          urgency(),
          patient(),
          requested,
          physician(),
          call.map(Stated::end).orElse(null),
          appeal.map(Stated::end).map(LocalDateTime::toLocalDate).orElse(null),
          Optional.ofNullable(found.phones().get("phone"))
              .map(each -> PlainText.of(each.value(), 60))
              .orElse(null),
          receivedAt);
    }

    private RequestedService requested(Service service) {
      String diagnoses =
          found
              .diagnoses()
              .map(each -> each.value().replaceAll("[^A-Z0-9.]+", " ").strip())
              .filter(text -> text.length() <= 400)
              .orElse("");
      return service == null
          ? new RequestedService(NotRead.CODE_SYSTEM, NotRead.TEXT, null, null, diagnoses)
          : new RequestedService(
              service.system(),
              service.code().value(),
              service.description().map(each -> PlainText.of(each.value(), 400)).orElse(null),
              service.units(),
              diagnoses);
    }

    private Patient patient() {
      PersonName read = name.map(each -> PersonName.of(each.value())).orElse(PersonName.NONE);
      return new Patient(
          NotRead.or(PlainText.of(read.first(), 120)),
          NotRead.or(PlainText.of(read.last(), 120)),
          found.birthDate().flatMap(found::date).orElse(null),
          memberId.map(each -> PlainText.of(each.value(), 80)).orElse(NotRead.TEXT));
    }

    private OrderingPhysician physician() {
      return found
          .physician()
          .map(
              each ->
                  new OrderingPhysician(
                      PlainText.of(each.value(), 200),
                      found.npi().map(Found::value).orElse(null),
                      null))
          .orElse(null);
    }

    private LineOfBusiness lineOfBusiness() {
      String words = words(found.planType());
      if (words.contains("part d") || words.contains("prescription drug")) {
        return LineOfBusiness.MEDICARE_PART_D;
      }
      if (words.contains("advantage")
          || words.contains("part c")
          || words.contains("d-snp")
          || words.contains("medicare")) {
        return LineOfBusiness.MEDICARE_ADVANTAGE;
      }
      if (words.contains("medicaid") || words.contains("star")) {
        return LineOfBusiness.MEDICAID_MANAGED_CARE;
      }
      if (words.contains("marketplace") || words.contains("exchange")) {
        return LineOfBusiness.MARKETPLACE;
      }
      if (words.contains("federal") || words.contains("fep") || words.contains("service benefit")) {
        return LineOfBusiness.FEP;
      }
      if (words.contains("self") || words.contains("employer")) {
        return LineOfBusiness.EMPLOYER;
      }
      return words.isEmpty() ? LineOfBusiness.UNKNOWN : LineOfBusiness.COMMERCIAL;
    }

    private Stage stage() {
      String words = words(found.urgency());
      if (verdict == Verdict.INTENDS_TO_DENY) {
        return Stage.BEFORE_DETERMINATION;
      }
      if (words.contains("concurrent")) {
        return Stage.CONCURRENT;
      }
      return words.contains("retro") || words.contains("post")
          ? Stage.POST_SERVICE
          : Stage.PRE_SERVICE;
    }

    private Urgency urgency() {
      String words = words(found.urgency());
      return words.contains("expedited") || words.contains("urgent")
          ? Urgency.EXPEDITED
          : Urgency.STANDARD;
    }

    private CareSetting setting() {
      String words = words(found.setting());
      if (words.contains("inpatient")) {
        return CareSetting.INPATIENT;
      }
      return words.isEmpty() ? CareSetting.UNKNOWN : CareSetting.OUTPATIENT;
    }

    private static String words(Optional<Found> found) {
      return found.map(each -> each.value().toLowerCase(Locale.US)).orElse("");
    }

    /** Every field that was read, in the order of the form. */
    List<ReadField> fields(Service service) {
      List<ReadField> fields = new ArrayList<>();
      add(fields, "payer", payer);
      add(fields, "payer-reference", reference);
      add(fields, "member-id", memberId);
      add(fields, "patient-name", name);
      add(fields, "birth-date", found.birthDate());
      add(fields, "service-code", Optional.ofNullable(service).map(Service::code));
      add(
          fields,
          "service-description",
          Optional.ofNullable(service).flatMap(Service::description));
      add(fields, "diagnosis-codes", found.diagnoses());
      add(fields, "physician", found.physician());
      add(fields, "determination-date", determined());
      add(fields, "reason", reason);
      add(fields, "policy-cited", policy);
      add(fields, "call-window", call.map(Stated::found));
      add(fields, "appeal-deadline", appeal.map(Stated::found));
      add(fields, "phone", Optional.ofNullable(found.phones().get("phone")));
      add(fields, "fax", Optional.ofNullable(found.phones().get("fax")));
      add(fields, "plan-type", found.planType());
      add(fields, "urgency", found.urgency());
      add(fields, "setting", found.setting());
      return fields;
    }

    private static void add(List<ReadField> fields, String name, Optional<Found> found) {
      found.map(each -> each.field(name)).ifPresent(fields::add);
    }
  }
}

package org.overturn.intake.json;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeCheck;
import org.overturn.intake.PlainText;
import org.springframework.stereotype.Component;

/** Makes facts of a document's texts, and says of each that cannot be read how to mend it. */
@Component
public class DocumentReader {

  private static final Map<String, String> ELEMENTS =
      Map.of(
          "payerText", "payer",
          "determinationDate", "determination.date",
          "determinationTime", "determination.time",
          "postedDate", "determination.posted",
          "letterWindow", "letter.windowClosesAt",
          "letterAppealDeadline", "letter.appealDeadline",
          "payerPhone", "letter.phone");

  private final NoticeCheck check;

  DocumentReader(NoticeCheck check) {
    this.check = check;
  }

  /**
   * The finding of a document.
   *
   * @param shape what was wrong with its shape; flaws name elements by their paths in the document
   */
  public Finding finding(DenialDocument document, List<Flaw> shape, Instant receivedAt) {
    Texts texts = new Texts(new ArrayList<>(shape));
    DenialNotice facts = facts(document, texts, receivedAt);
    Answer answer = answer(facts.reason().actionCode(), texts);
    Authorization authorization = authorization(document.authorization(), texts);
    List<Flaw> flaws = texts.flaws();
    check.flawsIn(facts, property -> ELEMENTS.getOrDefault(property, property)).stream()
        .filter(flaw -> flaws.stream().noneMatch(known -> covers(known, flaw)))
        .forEach(flaws::add);
    return new Finding(answer, false, facts, flaws, List.of(), authorization, null);
  }

  private static DenialNotice facts(DenialDocument document, Texts texts, Instant receivedAt) {
    var determination =
        orElse(document.determination(), new DenialDocument.Determination(null, null, null));
    var letter = orElse(document.letter(), new DenialDocument.LetterPart(null, null, null));
    RequestedService service = service(document.service(), texts);
    String line = PlainText.of(document.serviceLine());
    DenialNotice notice =
        new DenialNotice(
            PlainText.of(document.payer()),
            PlainText.of(document.payerReference()),
            line == null && service != null ? PlainText.of(service.label(), 40) : line,
            texts.date("determination.date", determination.date()),
            texts.time("determination.time", determination.time()),
            reason(document.reason()),
            texts.coded(
                "lineOfBusiness",
                document.lineOfBusiness(),
                LineOfBusiness.class,
                LineOfBusiness.UNKNOWN),
            state(document.state()),
            texts.coded("setting", document.setting(), CareSetting.class, CareSetting.UNKNOWN),
            texts.coded("stage", document.stage(), Stage.class, Stage.PRE_SERVICE),
            texts.coded("urgency", document.urgency(), Urgency.class, Urgency.STANDARD),
            patient(document.patient(), texts),
            service,
            physician(document.physician()),
            window(letter.windowClosesAt(), texts),
            texts.date("letter.appealDeadline", letter.appealDeadline()),
            PlainText.of(letter.phone()),
            receivedAt);
    return notice.with(
        texts.date("determination.posted", determination.posted()),
        texts.date("dischargeDate", document.dischargeDate()));
  }

  private static String state(String text) {
    String state = PlainText.of(text);
    if (state == null || "unknown".equalsIgnoreCase(state)) {
      return "unknown";
    }
    return state.toUpperCase(java.util.Locale.ROOT);
  }

  private static Patient patient(DenialDocument.PatientPart part, Texts texts) {
    return part == null
        ? null
        : new Patient(
            PlainText.of(part.firstName()),
            PlainText.of(part.lastName()),
            texts.date("patient.birthDate", part.birthDate()),
            PlainText.of(part.memberId()));
  }

  private static RequestedService service(DenialDocument.ServicePart part, Texts texts) {
    return part == null
        ? null
        : new RequestedService(
            PlainText.of(part.system()),
            PlainText.of(part.code()),
            PlainText.of(part.description()),
            texts.number("service.units", part.units()),
            orElse(words(part.diagnosisCodes()), ""));
  }

  private static OrderingPhysician physician(DenialDocument.PhysicianPart part) {
    return part == null
        ? null
        : new OrderingPhysician(
            PlainText.of(part.name()), PlainText.of(part.npi()), PlainText.of(part.specialty()));
  }

  private static DenialReason reason(DenialDocument.ReasonPart part) {
    return part == null
        ? new DenialReason("", "", null, null)
        : new DenialReason(
            orElse(PlainText.of(part.actionCode()), ""),
            orElse(words(part.codes()), ""),
            PlainText.of(part.text()),
            PlainText.of(part.policyCited()));
  }

  private static LocalDateTime window(String text, Texts texts) {
    String path = "letter.windowClosesAt";
    boolean wholeDay = text != null && text.strip().length() == "yyyy-MM-dd".length();
    if (wholeDay) {
      var day = texts.date(path, text);
      return day == null ? null : day.atTime(23, 59, 59);
    }
    return texts.dateTime(path, text);
  }

  private static Authorization authorization(DenialDocument.AuthorizationPart part, Texts texts) {
    return part == null
        ? null
        : new Authorization(
            PlainText.of(part.number(), 120),
            PlainText.of(part.approvedCodes(), 200),
            texts.number("authorization.approvedUnits", part.approvedUnits()),
            texts.date("authorization.validFrom", part.validFrom()),
            texts.date("authorization.validTo", part.validTo()));
  }

  private static Answer answer(String actionCode, Texts texts) {
    return Answer.of(actionCode)
        .orElseGet(
            () -> {
              texts.flaw(
                  "reason.actionCode",
                  "is not an action code",
                  "use one of A1, A2, A3, A4, A6, C, CT, NA, AAA, or leave it out");
              return Answer.DENIED;
            });
  }

  /** A value that could not be read is told of once, not again as missing. */
  private static boolean covers(Flaw known, Flaw flaw) {
    return flaw.element().equals(known.element())
        || flaw.element().startsWith(known.element() + ".");
  }

  private static String words(List<String> list) {
    return list == null
        ? null
        : PlainText.of(list.stream().filter(word -> word != null).collect(joining(" ")));
  }

  private static <T> T orElse(T value, T other) {
    return value == null ? other : value;
  }
}

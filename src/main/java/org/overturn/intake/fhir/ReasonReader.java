package org.overturn.intake.fhir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.ErrorComponent;
import org.hl7.fhir.r4.model.ClaimResponse.NoteComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.overturn.denial.DenialReason;
import org.overturn.intake.PlainText;

/** Gathers why the payer said no: coded reasons, process notes and the disposition. */
final class ReasonReader {

  private static final int CODES_LENGTH = 200;
  private static final int TEXT_LENGTH = 8000;

  /** Words that name the decision and give no reason for it. */
  private static final Pattern NO_REASON =
      Pattern.compile(
          "(the )?((prior )?authorization|request|claim|service)?( was| is| has been)? ?"
              + "(denied|not certified|not approved|rejected|adverse determination|complete[d]?"
              + "|processed|error|a3|deny|denial)[.! ]*");

  private final Set<String> codes = new LinkedHashSet<>();
  private final Set<String> texts = new LinkedHashSet<>();

  private ReasonReader() {}

  /** The reason of a denied line. */
  static DenialReason of(
      ReviewAction action,
      List<AdjudicationComponent> adjudications,
      List<Integer> notes,
      ClaimResponse response) {
    ReasonReader reader = new ReasonReader();
    action.reasons().forEach(reason -> reader.add(reason, "HCR"));
    adjudications.forEach(adjudication -> reader.add(adjudication.getReason(), null));
    reader.addNotes(response, notes);
    reader.addText(response.getDisposition());
    return reader.reason(action.code());
  }

  /** The reason of a refused request: X12 list 901, and which elements are wrong. */
  static DenialReason ofErrors(List<ErrorComponent> errors, ClaimResponse response) {
    ReasonReader reader = new ReasonReader();
    for (ErrorComponent error : errors) {
      reader.add(error.getCode(), "AAA");
      Codes.value(error.getExtension(), "extension-errorPath")
          .flatMap(Codes::code)
          .ifPresent(path -> reader.addText("Element: " + path));
      Codes.named(error.getExtension(), "extension-errorElement").stream()
          .flatMap(element -> Codes.code(element.getExtension(), "error").stream())
          .forEach(element -> reader.addText("X12 element: " + element));
    }
    reader.addNotes(response, List.of());
    reader.addText(response.getDisposition());
    return reader.reason("AAA");
  }

  private DenialReason reason(String actionCode) {
    StringBuilder joined = new StringBuilder();
    for (String code : codes) {
      if (joined.length() + code.length() < CODES_LENGTH) {
        joined.append(joined.isEmpty() ? "" : " ").append(code);
      }
    }
    String text = PlainText.of(String.join("\n", texts), TEXT_LENGTH);
    return new DenialReason(actionCode, joined.toString(), text, null);
  }

  private void add(CodeableConcept concept, String usualSystem) {
    for (Coding coding : concept.getCoding()) {
      String system = system(coding.getSystem(), usualSystem);
      String code = PlainText.of(coding.getCode());
      if (system != null && code != null && code.matches("[A-Za-z0-9]{1,20}")) {
        codes.add(system + ":" + code);
      }
    }
    Codes.words(concept).ifPresent(this::addText);
  }

  /** Notes that belong to other lines are left out; notes of no line belong to all. */
  private void addNotes(ClaimResponse response, List<Integer> own) {
    Set<Integer> ofLines = new LinkedHashSet<>();
    response.getItem().forEach(item -> ofLines.addAll(numbers(item.getNoteNumber())));
    response.getAddItem().forEach(item -> ofLines.addAll(numbers(item.getNoteNumber())));
    for (NoteComponent note : response.getProcessNote()) {
      if (own.contains(note.getNumber()) || !ofLines.contains(note.getNumber())) {
        addText(note.getText());
      }
    }
  }

  private void addText(String text) {
    String plain = PlainText.of(text);
    if (plain != null && !NO_REASON.matcher(plain.toLowerCase(Locale.US)).matches()) {
      texts.add(plain);
    }
  }

  static List<Integer> numbers(List<? extends PrimitiveType<Integer>> numbers) {
    return numbers.stream().map(PrimitiveType::getValue).toList();
  }

  /** Our name of a code system: the lists that X12 keeps, by their published addresses. */
  private static String system(String url, String usual) {
    if (url == null || url.isBlank()) {
      return usual;
    }
    String address = url.toLowerCase(Locale.ROOT);
    if (address.contains("claim-adjustment-reason") || address.endsWith("/139")) {
      return "CARC";
    }
    if (address.contains("remittance-advice-remark") || address.endsWith("/411")) {
      return "RARC";
    }
    if (address.endsWith("/901")) {
      return "AAA";
    }
    return address.endsWith("/886") || address.contains("service-review-decision") ? "HCR" : usual;
  }
}

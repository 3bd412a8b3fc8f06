package org.overturn.intake.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;

/**
 * The payer's action on a request or a line: the PAS extension {@code reviewAction}.
 *
 * @param code X12 list 306, such as A3
 * @param number of the authorization, or null
 * @param reasons X12 list 886, as the payer gave them
 */
record ReviewAction(String code, String number, List<CodeableConcept> reasons) {

  private static final String ACTION = "extension-reviewAction";
  private static final String ACTION_CODE = "extension-reviewActionCode";
  private static final String ACTION_REASON = "extension-reviewActionReason";

  /** The action that one of these elements carries. */
  static Optional<ReviewAction> in(List<? extends Element> elements) {
    return elements.stream()
        .map(element -> of(element.getExtension()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The action among these extensions, whole or, as some send it, without its wrapper. */
  static Optional<ReviewAction> of(List<Extension> extensions) {
    return Codes.named(extensions, ACTION).stream()
        .findFirst()
        .map(action -> inner(action, extensions))
        .orElseGet(() -> read(extensions));
  }

  /** Older shapes give the code as the wrapper's own value, or leave the reasons outside. */
  private static Optional<ReviewAction> inner(Extension action, List<Extension> beside) {
    List<Extension> parts = new ArrayList<>(action.getExtension());
    parts.addAll(Codes.named(beside, ACTION_REASON));
    return action.hasValue()
        ? Codes.code(action.getValue()).map(code -> new ReviewAction(code, null, reasons(parts)))
        : read(parts);
  }

  private static Optional<ReviewAction> read(List<Extension> parts) {
    return Codes.code(parts, ACTION_CODE)
        .or(() -> Codes.code(parts, "code"))
        .map(
            code ->
                new ReviewAction(code, Codes.code(parts, "number").orElse(null), reasons(parts)));
  }

  private static List<CodeableConcept> reasons(List<Extension> parts) {
    List<Extension> found = new ArrayList<>(Codes.named(parts, "reasonCode"));
    found.addAll(Codes.named(parts, ACTION_REASON));
    return found.stream().map(Extension::getValue).map(ReviewAction::concept).toList();
  }

  private static CodeableConcept concept(Type value) {
    if (value instanceof CodeableConcept concept) {
      return concept;
    }
    CodeableConcept concept = new CodeableConcept();
    Codes.code(value).ifPresent(code -> concept.addCoding().setCode(code));
    return concept;
  }
}

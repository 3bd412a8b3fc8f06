package org.overturn.intake.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.overturn.intake.PlainText;

/** Reads codes and extensions whatever shape a sender gave them. */
final class Codes {

  private Codes() {}

  /** The extensions whose URL is this name, or ends with it after a slash. */
  static List<Extension> named(List<Extension> extensions, String name) {
    return extensions.stream()
        .filter(extension -> extension.getUrl() != null)
        .filter(
            extension -> extension.getUrl().equals(name) || extension.getUrl().endsWith("/" + name))
        .toList();
  }

  /** The value of the first extension with this name. */
  static Optional<Type> value(List<Extension> extensions, String name) {
    return named(extensions, name).stream()
        .map(Extension::getValue)
        .filter(value -> value != null && !value.isEmpty())
        .findFirst();
  }

  /** A code as text, from a CodeableConcept, a Coding, a code or a plain string. */
  static Optional<String> code(Type value) {
    String code = null;
    if (value instanceof CodeableConcept concept) {
      code =
          concept.getCoding().stream()
              .map(Coding::getCode)
              .filter(each -> each != null)
              .findFirst()
              .orElse(concept.getText());
    } else if (value instanceof Coding coding) {
      code = coding.getCode();
    } else if (value instanceof CodeType plain) {
      code = plain.getValue();
    } else if (value instanceof StringType plain) {
      code = plain.getValue();
    }
    return Optional.ofNullable(PlainText.of(code));
  }

  static Optional<String> code(List<Extension> extensions, String name) {
    return value(extensions, name).flatMap(Codes::code);
  }

  /** What a concept says in words: its text, or else what its codings display. */
  static Optional<String> words(CodeableConcept concept) {
    return Optional.ofNullable(PlainText.of(concept.getText()))
        .or(
            () ->
                concept.getCoding().stream()
                    .map(coding -> PlainText.of(coding.getDisplay()))
                    .filter(each -> each != null)
                    .findFirst());
  }
}

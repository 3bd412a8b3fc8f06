package org.overturn.evidence.chart;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Period;
import org.overturn.evidence.FactKind;

/** Facts of diagnostic reports and of documents on file, with their text where it is plain text. */
final class Reports {

  private static final Set<DiagnosticReportStatus> NO_REPORT =
      EnumSet.of(
          DiagnosticReportStatus.ENTEREDINERROR,
          DiagnosticReportStatus.CANCELLED,
          DiagnosticReportStatus.REGISTERED);

  private Reports() {}

  static List<FactDraft> of(String id, DiagnosticReport report, ZoneId zone) {
    if (NO_REPORT.contains(report.getStatus())) {
      return List.of();
    }
    boolean preliminary =
        report.getStatus() == DiagnosticReportStatus.PRELIMINARY
            || report.getStatus() == DiagnosticReportStatus.PARTIAL;
    String conclusion =
        Plain.joined(
            Plain.note(report.getConclusion()), Concepts.words(report.getConclusionCode()));
    return List.of(
        dated(id, report, zone)
            .words(
                Plain.joined(
                    preliminary ? "preliminary" : "",
                    conclusion.isEmpty() ? text(report.getPresentedForm()) : conclusion)));
  }

  /** A report without the time of the study is dated by its issue, which is the report's own. */
  private static FactDraft dated(String id, DiagnosticReport report, ZoneId zone) {
    FactDraft draft =
        new FactDraft(
            id,
            FactKind.REPORT,
            CodeSystems.of(report.getCode()),
            Concepts.words(report.getCode()));
    if (report.getEffective() instanceof DateTimeType date) {
      return draft.on(Day.of(date, zone));
    }
    if (report.getEffective() instanceof Period period) {
      return draft.lasting(
          Day.of(period.getStartElement(), zone), Day.of(period.getEndElement(), zone));
    }
    return draft.on(Day.of(report.getIssuedElement(), zone));
  }

  static List<FactDraft> of(String id, DocumentReference document, ZoneId zone) {
    if (document.getStatus() == DocumentReferenceStatus.ENTEREDINERROR
        || document.getDocStatus() == ReferredDocumentStatus.ENTEREDINERROR) {
      return List.of();
    }
    List<Attachment> attachments =
        document.getContent().stream()
            .map(DocumentReferenceContentComponent::getAttachment)
            .toList();
    String name =
        Plain.joined(
            Concepts.words(document.getType()),
            document.hasType() ? "" : Concepts.words(document.getCategory()),
            document.hasType() || document.hasCategory() ? "" : title(attachments));
    boolean preliminary = document.getDocStatus() == ReferredDocumentStatus.PRELIMINARY;
    boolean replaced = document.getStatus() == DocumentReferenceStatus.SUPERSEDED;
    return List.of(
        new FactDraft(id, FactKind.DOCUMENT, CodeSystems.of(document.getType()), name)
            .on(day(document, attachments, zone))
            .words(
                Plain.joined(
                    preliminary ? "preliminary" : "",
                    replaced ? "superseded by a later one" : "",
                    Plain.line(document.getDescription()),
                    text(attachments))));
  }

  /** The day of the care that it tells of, or else the one on which it was written. */
  private static Day day(DocumentReference document, List<Attachment> attachments, ZoneId zone) {
    Day care = Day.of(document.getContext().getPeriod().getStartElement(), zone);
    Day filed = Day.of(document.getDateElement(), zone);
    if (care.isKnown() || filed.isKnown()) {
      return care.isKnown() ? care : filed;
    }
    return attachments.stream()
        .map(attachment -> Day.of(attachment.getCreationElement(), zone))
        .filter(Day::isKnown)
        .findFirst()
        .orElse(care);
  }

  private static String title(List<Attachment> attachments) {
    return attachments.stream()
        .map(attachment -> Plain.line(attachment.getTitle()))
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String text(List<Attachment> attachments) {
    return Plain.note(
        attachments.stream()
            .filter(Reports::isPlainText)
            .map(attachment -> new String(attachment.getData(), StandardCharsets.UTF_8).strip())
            .collect(Collectors.joining("\n")));
  }

  private static boolean isPlainText(Attachment attachment) {
    String type = attachment.hasContentType() ? attachment.getContentType() : "";
    return attachment.hasData() && type.toLowerCase(Locale.ROOT).startsWith("text/plain");
  }
}

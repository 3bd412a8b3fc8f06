package org.overturn.evidence.chart;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.StringType;
import org.overturn.evidence.FactKind;

/** Facts of procedures and therapies that took place. */
final class Procedures {

  private static final Set<ProcedureStatus> NOT_BEGUN =
      EnumSet.of(ProcedureStatus.ENTEREDINERROR, ProcedureStatus.PREPARATION);

  private Procedures() {}

  static List<FactDraft> of(String id, Procedure procedure, ZoneId zone) {
    ProcedureStatus status = procedure.getStatus();
    if (NOT_BEGUN.contains(status)) {
      return List.of();
    }
    Day from = Day.NONE;
    Day to = Day.NONE;
    if (procedure.getPerformed() instanceof DateTimeType date) {
      from = Day.of(date, zone);
    } else if (procedure.getPerformed() instanceof Period period) {
      from = Day.of(period.getStartElement(), zone);
      to = Day.of(period.getEndElement(), zone);
    }
    FactDraft draft =
        new FactDraft(
                id,
                FactKind.PROCEDURE,
                CodeSystems.of(procedure.getCode()),
                Concepts.words(procedure.getCode()))
            .lasting(from, to)
            .ongoing(status == ProcedureStatus.INPROGRESS && to.text().isEmpty())
            .words(words(procedure))
            .outcome(
                Plain.joined(
                    status == ProcedureStatus.STOPPED ? "stopped" : "",
                    status == ProcedureStatus.ONHOLD ? "on hold" : "",
                    Concepts.words(procedure.getOutcome()),
                    Concepts.words(procedure.getStatusReason()),
                    Concepts.words(procedure.getComplication())));
    return List.of(status == ProcedureStatus.NOTDONE ? draft.denied() : draft);
  }

  private static String words(Procedure procedure) {
    String when =
        procedure.getPerformed() instanceof StringType text
            ? "performed " + Plain.line(text.getValue())
            : "";
    return Plain.joined(
        Concepts.words(procedure.getBodySite()), when, Concepts.notes(procedure.getNote()));
  }
}

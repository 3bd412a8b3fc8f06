package org.overturn.intake;

import org.overturn.audit.Audit;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Payer;
import org.overturn.denial.PayerReferences;
import org.overturn.denial.Timeline;
import org.springframework.stereotype.Component;

/** Opens the case of a finding and says on its timeline where it comes from. */
@Component
public class OpeningCase {

  private final Cases cases;
  private final PayerReferences references;
  private final ReadFields fields;
  private final Timeline timeline;
  private final Audit audit;

  OpeningCase(
      Cases cases, PayerReferences references, ReadFields fields, Timeline timeline, Audit audit) {
    this.cases = cases;
    this.references = references;
    this.fields = fields;
    this.timeline = timeline;
    this.audit = audit;
  }

  /**
   * Opens it in the caller's transaction; its process is not started here.
   *
   * @throws org.springframework.dao.DataIntegrityViolationException when the same case was opened
   *     at the same instant
   */
  Denial open(Notice notice, Finding finding, Payer payer) {
    Denial denial = cases.open(finding.facts(), payer, notice.id());
    denial.read(finding.reading().toCheck(), finding.reading().windowZone());
    fields.keep(denial.number(), finding.reading().fields());
    finding.otherReferences().forEach(other -> references.add(denial.number(), other));
    String how = notice.channel().words();
    timeline.add(
        denial.number(),
        notice.sender(),
        "Denial received from %s by %s".formatted(payer.name(), how));
    if (!payer.recognised()) {
      timeline.add(
          denial.number(),
          "This payer is not in the payer list: the default rule is assumed until someone checks");
    }
    if (finding.note() != null) {
      timeline.add(denial.number(), finding.note());
    }
    audit.record(
        notice.sender() == null ? Timeline.SYSTEM : notice.sender(),
        "case-opened",
        denial.number(),
        null,
        "notice " + notice.id());
    return denial;
  }
}

package org.overturn.intake.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.overturn.intake.IntakeResult;

/** What the sender of a notice is told. */
@Schema(name = "IntakeAnswer", description = "What became of a notice")
record IntakeAnswer(
    @Schema(description = "Under which number the original is kept") UUID notice,
    @Schema(
            description =
                "accepted: a case was opened; duplicate: it is known already; not-a-denial: an"
                    + " approval without a case, or a pend; decision: a known case took it;"
                    + " needs-a-person: someone has to look at it",
            allowableValues = {
              "accepted",
              "duplicate",
              "not-a-denial",
              "decision",
              "needs-a-person"
            })
        String state,
    List<CaseLink> cases) {

  @Schema(name = "CaseLink")
  record CaseLink(
      @Schema(example = "D-2026-000123") String number,
      @Schema(example = "/cases/D-2026-000123") String url) {

    static CaseLink of(CaseNumber number) {
      return new CaseLink(number.value(), "/cases/" + number.value());
    }
  }

  static IntakeAnswer of(IntakeResult result) {
    return new IntakeAnswer(
        result.notice(), result.state().code(), result.cases().stream().map(CaseLink::of).toList());
  }
}

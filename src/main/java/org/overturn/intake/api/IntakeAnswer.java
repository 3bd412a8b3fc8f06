package org.overturn.intake.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.overturn.intake.IntakeResult;

/** What the sender of a notice is told. */
@Schema(name = "IntakeAnswer", description = "What became of a notice")
record IntakeAnswer(
    @Schema(description = "Under which number the original is kept") UUID notice,
    @Schema(
            description =
                "received: it waits; split: it holds many notices, see parts; accepted: a case was"
                    + " opened; duplicate: it is known already; not-a-denial: an"
                    + " approval without a case, or a pend; decision: a known case took it;"
                    + " needs-a-person: someone has to look at it;"
                    + " rejected: it cannot be taken as it is",
            allowableValues = {
              "received",
              "split",
              "accepted",
              "duplicate",
              "not-a-denial",
              "decision",
              "needs-a-person",
              "rejected"
            })
        String state,
    List<CaseLink> cases,
    @Schema(description = "What a person should know of it; never a patient's data") String why,
    @Schema(
            description = "How many of the notices inside it are in which state",
            example = "{\"accepted\": 12, \"duplicate\": 1}")
        @JsonInclude(Include.NON_EMPTY)
        Map<String, Long> parts) {

  @Schema(name = "CaseLink")
  record CaseLink(
      @Schema(example = "D-2026-000123") String number,
      @Schema(example = "/cases/D-2026-000123") String url) {

    static CaseLink of(CaseNumber number) {
      return new CaseLink(number.value(), "/cases/" + number.value());
    }
  }

  static IntakeAnswer of(IntakeResult result) {
    Map<String, Long> parts = new LinkedHashMap<>();
    result.parts().forEach((state, count) -> parts.put(state.code(), count));
    return new IntakeAnswer(
        result.notice(),
        result.state().code(),
        result.cases().stream().map(CaseLink::of).toList(),
        result.why(),
        parts);
  }
}

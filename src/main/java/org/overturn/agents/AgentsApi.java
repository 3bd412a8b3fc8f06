package org.overturn.agents;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.process.AgentTasks;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives an agent the facts of a case, as long as it has an open task for it. */
@RestController
@PreAuthorize("hasAuthority('GROUP_agents')")
@Tag(name = "Agents", description = "What portal bots and voice agents need; see docs/agents.md")
class AgentsApi {

  private final AgentTasks tasks;
  private final Cases cases;
  private final Audit audit;

  AgentsApi(AgentTasks tasks, Cases cases, Audit audit) {
    this.tasks = tasks;
    this.cases = cases;
    this.audit = audit;
  }

  @GetMapping("/api/agents/cases/{number}")
  @Operation(
      operationId = "readCaseAsAgent",
      summary = "Read what a payer asks for",
      description =
          "The facts of a case of which you hold an open task: locked by a worker whose id is yours,"
              + " or begins with it and a colon. Patient data is not in the task itself; each"
              + " reading is recorded.",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The facts",
            content = @Content(schema = @Schema(implementation = CaseForAgent.class))),
        @ApiResponse(
            responseCode = "404",
            description = "You hold no locked task of such a case",
            content = @Content)
      })
  ResponseEntity<CaseForAgent> read(
      @PathVariable @Parameter(example = "D-2026-000123") String number,
      @Parameter(hidden = true) HttpServletRequest request) {
    if (!CaseNumber.isNumber(number)
        || !tasks.isLocked(new CaseNumber(number), request.getRemoteUser())) {
      return ResponseEntity.notFound().build();
    }
    Denial denial = cases.get(new CaseNumber(number));
    audit.record(
        request.getRemoteUser(),
        "case-read-by-agent",
        denial.number(),
        request.getRemoteAddr(),
        null);
    return ResponseEntity.ok(CaseForAgent.of(denial));
  }
}

package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.FormDraft;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands the draft of a packet or letter to its form in Tasklist; each look is on record. */
@RestController
@PreAuthorize(Groups.CASEWORKERS)
class FormDraftController {

  private final List<FormDraft> drafts;
  private final Cases cases;
  private final Audit audit;

  FormDraftController(List<FormDraft> drafts, Cases cases, Audit audit) {
    this.drafts = drafts;
    this.cases = cases;
    this.audit = audit;
  }

  @GetMapping(path = "/cases/{number}/prefill/{form}", produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, String> draft(
      @PathVariable CaseNumber number,
      @PathVariable String form,
      @RequestParam(required = false) UUID part,
      HttpServletRequest request) {
    Viewer viewer = Viewer.of(request);
    audit.record(viewer.user(), "draft-viewed", number, viewer.from(), form);
    return drafts.stream()
        .filter(draft -> draft.form().equals(form))
        .findFirst()
        .map(
            draft -> part == null ? draft.of(cases.get(number)) : draft.of(cases.get(number), part))
        .orElse(Map.of());
  }
}

package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CloseReason;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A supervisor closes a case. */
@Controller
class CloseController {

  private static final int NOTE_LENGTH = 1000;

  private final CaseCloser closer;

  CloseController(CaseCloser closer) {
    this.closer = closer;
  }

  @PostMapping("/cases/{number}/close")
  @PreAuthorize("hasAuthority('" + Groups.SUPERVISORS + "')")
  String close(
      @PathVariable CaseNumber number,
      @RequestParam String reason,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes page) {
    if (!CaseController.CLOSE_REASONS.containsKey(reason)) {
      page.addFlashAttribute("refused", "Choose a reason to close the case.");
    } else if (note.strip().length() > NOTE_LENGTH) {
      page.addFlashAttribute("refused", "Keep the note under 1,000 characters.");
    } else if (closer.close(number, CloseReason.of(reason), note.strip(), Viewer.of(request))) {
      page.addFlashAttribute("done", "The case is closed.");
    } else {
      page.addFlashAttribute("refused", "The case had ended already.");
    }
    return "redirect:/cases/" + number + (embedded ? "?embedded=true" : "");
  }
}

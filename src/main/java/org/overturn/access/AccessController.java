package org.overturn.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the reason for opening a case that is not one's own. */
@Controller
@PreAuthorize("hasAuthority('GROUP_physicians')")
class AccessController {

  private final BreakingGlass glass;
  private final Cases cases;
  private final ClosedCase closed;

  AccessController(BreakingGlass glass, Cases cases, ClosedCase closed) {
    this.glass = glass;
    this.cases = cases;
    this.closed = closed;
  }

  @PostMapping("/cases/{number}/access")
  String breakGlass(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    cases.get(number);
    try {
      glass.breakGlass(number, request.getRemoteUser(), why, request.getRemoteAddr());
    } catch (ReasonRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAllAttributes(closed.model(number, to, embedded));
      model.addAttribute("why", why);
      model.addAttribute("refused", refused.getMessage());
      return ClosedCase.VIEW;
    }
    return "redirect:" + ClosedCase.page(number, to) + (embedded ? "?embedded=true" : "");
  }
}

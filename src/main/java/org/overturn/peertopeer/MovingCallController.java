package org.overturn.peertopeer;

import jakarta.servlet.http.HttpServletRequest;
import org.overturn.denial.CaseNumber;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody says on the case page that the call has to be at another time. */
@Controller
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class MovingCallController {

  private final MovingCall moving;

  MovingCallController(MovingCall moving) {
    this.moving = moving;
  }

  @PostMapping("/cases/{number}/call-moved")
  String move(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes page) {
    if (!MovingCall.WHO.containsKey(who)) {
      page.addFlashAttribute("refused", "Say who asked for another time.");
    } else if (moving.move(number, who, request.getRemoteUser(), request.getRemoteAddr())) {
      page.addFlashAttribute("done", "The call is moved: agree another time in Schedule the call.");
    } else {
      page.addFlashAttribute("refused", "No call is scheduled any more.");
    }
    return "redirect:/cases/" + number + (embedded ? "?embedded=true" : "");
  }
}

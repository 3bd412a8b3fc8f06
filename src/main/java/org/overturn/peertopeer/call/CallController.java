package org.overturn.peertopeer.call;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.overturn.peertopeer.PeerToPeerCall;
import org.overturn.practice.PracticeProperties;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page on which a call is held. */
@Controller
@PreAuthorize(CallController.READERS)
class CallController {

  static final String READERS =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')";

  private final CallPages pages;
  private final PracticeProperties practice;

  CallController(CallPages pages, PracticeProperties practice) {
    this.pages = pages;
    this.practice = practice;
  }

  /** The call that is ahead; where none is, the record of the last one. */
  @GetMapping("/cases/{number}/call")
  String show(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    Optional<PeerToPeerCall> ahead = pages.ahead(number);
    if (ahead.isEmpty()) {
      PeerToPeerCall last =
          pages
              .latest(number)
              .filter(call -> call.outcome().isPresent())
              .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
      return "redirect:/cases/%s/calls/%d%s"
          .formatted(number, last.attempt(), embedded ? "?embedded=true" : "");
    }
    String user = request.getRemoteUser();
    model.addAttribute("page", pages.open(number, ahead.get(), user, request.getRemoteAddr()));
    model.addAttribute("zone", practice.zone().getId());
    model.addAttribute("user", user);
    model.addAttribute("embedded", embedded);
    return "call/call";
  }
}

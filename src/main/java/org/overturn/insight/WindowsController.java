package org.overturn.insight;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.overturn.deadline.DeadlineKind;
import org.overturn.practice.PracticeProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The board of every clock that runs. No patient stands on it, so no look at it is audited. */
@Controller
@RequestMapping("/windows")
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class WindowsController {

  private static final String SUPERVISORS = "GROUP_supervisors";

  private final Clocks clocks;
  private final LiveBoards live;
  private final PracticeProperties practice;
  private final Clock clock;

  WindowsController(Clocks clocks, LiveBoards live, PracticeProperties practice, Clock clock) {
    this.clocks = clocks;
    this.live = live;
    this.practice = practice;
    this.clock = clock;
  }

  @GetMapping
  String show(
      @RequestParam(defaultValue = "all") String whose,
      @RequestParam(defaultValue = "") String payer,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "false") boolean today,
      @RequestParam(defaultValue = "1") String page,
      Authentication person,
      Model model) {
    BoardFilter filter = BoardFilter.of(whose, payer, kind, today, page, person.getName());
    model.addAttribute("board", clocks.board(filter));
    model.addAttribute("filter", filter);
    model.addAttribute("payers", clocks.payers());
    model.addAttribute("kinds", DeadlineKind.values());
    model.addAttribute("whose", BoardFilter.Whose.values());
    model.addAttribute("risks", Risk.values());
    model.addAttribute("at", clock.instant());
    model.addAttribute("zone", practice.zone().getId());
    model.addAttribute("mayReassign", isSupervisor(person));
    model.addAttribute("section", "windows");
    return "windows/board";
  }

  /** The same board as it changes, as server-sent events. */
  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(
      @RequestParam(defaultValue = "all") String whose,
      @RequestParam(defaultValue = "") String payer,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "false") boolean today,
      @RequestParam(defaultValue = "1") String page,
      HttpServletRequest request,
      HttpServletResponse response) {
    // proxies must neither keep it nor wait for its end
    response.setHeader("Cache-Control", "no-store, no-transform");
    response.setHeader("X-Accel-Buffering", "no");
    return live.open(
        BoardFilter.of(whose, payer, kind, today, page, request.getRemoteUser()),
        request.getSession());
  }

  private static boolean isSupervisor(Authentication person) {
    return person.getAuthorities().stream()
        .anyMatch(each -> SUPERVISORS.equals(each.getAuthority()));
  }

  @ExceptionHandler
  ResponseEntity<Void> tooMany(LiveBoards.TooMany tooMany) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header("Retry-After", "30")
        .build();
  }
}

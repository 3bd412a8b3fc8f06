package org.overturn.intake.review;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows coordinators and supervisors what arrived and needs a person, and takes what they did. */
@Controller
@RequestMapping("/arrivals")
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_supervisors')")
class ArrivalsController {

  private static final int NOTE_LENGTH = 1000;
  private static final MediaType PLAIN = MediaType.parseMediaType("text/plain;charset=UTF-8");

  private final OpenArrivals arrivals;

  ArrivalsController(OpenArrivals arrivals) {
    this.arrivals = arrivals;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("arrivals", arrivals.all());
    model.addAttribute("section", "arrivals");
    return "arrivals/list";
  }

  /** As plain text, whatever a sender put into it. */
  @GetMapping("/{notice}/original")
  ResponseEntity<String> original(@PathVariable UUID notice, HttpServletRequest request) {
    return arrivals
        .original(notice, request.getRemoteUser(), request.getRemoteAddr())
        .map(text -> ResponseEntity.ok().contentType(PLAIN).body(text))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  @PostMapping("/{notice}/seen")
  String seen(
      @PathVariable UUID notice,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request,
      RedirectAttributes page) {
    String plain = note.strip();
    if (plain.isEmpty() || plain.length() > NOTE_LENGTH) {
      page.addFlashAttribute("refused", "Say in 1 to 1,000 characters what came of it.");
    } else if (arrivals.seen(notice, request.getRemoteUser(), plain, request.getRemoteAddr())) {
      page.addFlashAttribute("done", "Seen to.");
    } else {
      page.addFlashAttribute("refused", "Somebody had seen to it already.");
    }
    return "redirect:/arrivals";
  }
}

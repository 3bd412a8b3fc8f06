package org.overturn.notification;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The mails that went out, that wait, and that somebody has to decide about. */
@Controller
@RequestMapping("/mails")
@PreAuthorize("hasAuthority('GROUP_supervisors')")
class MailsController {

  private static final String SEEN_TO = "Somebody has seen to it meanwhile.";

  private final MailList list;
  private final SeeingToMails seeing;
  private final Restorations restorations;

  MailsController(MailList list, SeeingToMails seeing, Restorations restorations) {
    this.list = list;
    this.seeing = seeing;
    this.restorations = restorations;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "to-do") String show,
      @RequestParam(defaultValue = "1") String page,
      Model model) {
    MailList.Filter filter = MailList.Filter.of(show);
    int number = page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1;
    model.addAttribute("found", list.page(filter, number));
    model.addAttribute("page", number);
    model.addAttribute("filter", filter);
    model.addAttribute("filters", MailList.Filter.values());
    model.addAttribute("restored", restorations.unseen().orElse(null));
    model.addAttribute("section", "mails");
    return "mails/list";
  }

  @PostMapping("/{id:\\d{1,18}}/resend")
  String resend(@PathVariable long id, HttpServletRequest request, RedirectAttributes page) {
    boolean again = seeing.resend(id, request.getRemoteUser());
    page.addFlashAttribute(again ? "done" : "refused", again ? "It is sent again." : SEEN_TO);
    return "redirect:/mails";
  }

  @PostMapping("/{id:\\d{1,18}}/leave")
  String leave(@PathVariable long id, HttpServletRequest request, RedirectAttributes page) {
    boolean left = seeing.leave(id, request.getRemoteUser());
    page.addFlashAttribute(left ? "done" : "refused", left ? "It is left as it is." : SEEN_TO);
    return "redirect:/mails";
  }

  /** After a restore: somebody has looked, mails may go out by themselves again. */
  @PostMapping("/release")
  String release(HttpServletRequest request, RedirectAttributes page) {
    boolean released = seeing.released(request.getRemoteUser());
    page.addFlashAttribute(
        released ? "done" : "refused",
        released ? "New mails go out by themselves again." : SEEN_TO);
    return "redirect:/mails";
  }
}

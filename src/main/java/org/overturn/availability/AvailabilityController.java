package org.overturn.availability;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which people keep when they work, see patients and are away. */
@Controller
@RequestMapping("/availability")
@PreAuthorize(AvailabilityAccess.READERS)
class AvailabilityController {

  private final KeepingAvailability keeping;
  private final AvailabilityPages pages;
  private final Staff staff;
  private final PracticeProperties practice;
  private final CalendarProperties calendars;

  AvailabilityController(
      KeepingAvailability keeping,
      AvailabilityPages pages,
      Staff staff,
      PracticeProperties practice,
      CalendarProperties calendars) {
    this.keeping = keeping;
    this.pages = pages;
    this.staff = staff;
    this.practice = practice;
    this.calendars = calendars;
  }

  /** Everybody, for who keeps everybody's; one's own for anyone else. */
  @GetMapping
  String all(HttpServletRequest request, Model model) {
    if (!AvailabilityAccess.keepsEverybodys(request)) {
      return "redirect:/availability/" + request.getRemoteUser();
    }
    model.addAttribute("section", "availability");
    model.addAttribute("people", pages.everybody());
    return "availability/list";
  }

  @GetMapping("/{user}")
  String one(@PathVariable String user, HttpServletRequest request, Model model) {
    AvailabilityAccess.requireMay(user, request);
    return page(user, AvailabilityPage.of(keeping.of(user)), request, model);
  }

  /** Keeps the weeks; what cannot be kept stays on the page as it was entered. */
  @PostMapping("/{user}")
  String keep(
      @PathVariable String user,
      @RequestParam Map<String, String> given,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    AvailabilityAccess.requireMay(user, request);
    PersonAvailability kept = keeping.of(person(user).id());
    try {
      PersonAvailability entered = AvailabilityForm.read(given, kept, calendars.httpAllowed());
      AvailabilityAccess.refuseOwnNpi(kept, entered, request);
      keeping.keep(entered, request.getRemoteUser(), request.getRemoteAddr());
    } catch (AvailabilityRefused refused) {
      model.addAttribute("refused", refused.getMessage());
      return page(user, AvailabilityPage.asEntered(given, kept), request, model);
    }
    redirect.addFlashAttribute("done", "Kept.");
    return "redirect:/availability/" + user;
  }

  @PostMapping("/{user}/time-off")
  String takeOff(
      @PathVariable String user,
      @RequestParam Map<String, String> given,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    AvailabilityAccess.requireMay(user, request);
    try {
      keeping.takeOff(
          user,
          AvailabilityForm.start(given, practice.zone()),
          AvailabilityForm.end(given, practice.zone()),
          request.getRemoteUser(),
          request.getRemoteAddr());
    } catch (AvailabilityRefused refused) {
      model.addAttribute("offRefused", refused.getMessage());
      model.addAttribute("given", given);
      return page(user, AvailabilityPage.of(keeping.of(user)), request, model);
    }
    redirect.addFlashAttribute("offDone", "The time off is kept.");
    return "redirect:/availability/" + user + "#time-off";
  }

  @PostMapping("/{user}/time-off/{id}/remove")
  String cancel(
      @PathVariable String user,
      @PathVariable UUID id,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    AvailabilityAccess.requireMay(user, request);
    try {
      keeping.cancel(user, id, request.getRemoteUser(), request.getRemoteAddr());
      redirect.addFlashAttribute("offDone", "The time off is taken away.");
    } catch (AvailabilityRefused gone) {
      redirect.addFlashAttribute("offRefused", gone.getMessage());
    }
    return "redirect:/availability/" + user + "#time-off";
  }

  private String page(
      String user, AvailabilityPage shown, HttpServletRequest request, Model model) {
    model.addAttribute("section", "availability");
    model.addAttribute("person", person(user));
    model.addAttribute("physician", staff.isIn(user, Staff.PHYSICIANS));
    model.addAttribute("own", user.equals(request.getRemoteUser()));
    model.addAttribute("everybody", AvailabilityAccess.keepsEverybodys(request));
    model.addAttribute("found", shown);
    model.addAttribute("off", keeping.timeOff(user));
    model.addAttribute("zone", practice.zone().getId());
    model.addAttribute("office", pages.officeHours());
    return "availability/person";
  }

  private Staff.Person person(String user) {
    return staff.person(user).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

package org.overturn.security.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.overturn.practice.PracticeProperties;
import org.overturn.security.PasswordRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the first start; once there is a user it leads to the front door. */
@Controller
@RequestMapping("/setup")
@Profile("!demo")
class SetupPage {

  private static final Logger log = LoggerFactory.getLogger(SetupPage.class);

  private final FirstAdministrator first;
  private final FirstStart start;
  private final SetupCodes codes;
  private final PracticeProperties practice;

  SetupPage(
      FirstAdministrator first, FirstStart start, SetupCodes codes, PracticeProperties practice) {
    this.first = first;
    this.start = start;
    this.codes = codes;
    this.practice = practice;
  }

  /** Each start of a node prints a code of its own, while there is nobody. */
  @EventListener(ApplicationReadyEvent.class)
  void printCode() {
    if (start.isOpen()) {
      log.warn(
          "Nobody can sign in yet. Open /setup and enter this code within the hour: {}",
          codes.draw());
    }
  }

  @GetMapping
  String page(Model model) {
    return start.isOpen()
        ? page(new FirstAdministrator.Entered("", "", "", "", ""), List.of(), model)
        : "redirect:/";
  }

  @PostMapping
  String make(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "") String first,
      @RequestParam(defaultValue = "") String last,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again,
      HttpServletRequest request,
      Model model) {
    if (!start.isOpen()) {
      return "redirect:/";
    }
    var entered = new FirstAdministrator.Entered(code.strip(), id.strip(), first, last, email);
    List<String> faults = this.first.make(entered, password, again, request.getRemoteAddr());
    return faults.isEmpty() ? "redirect:/login?set-up" : page(entered, faults, model);
  }

  private String page(FirstAdministrator.Entered entered, List<String> faults, Model model) {
    model.addAttribute("practice", practice.name());
    model.addAttribute("entered", entered);
    model.addAttribute("faults", faults);
    model.addAttribute("rules", PasswordRules.IN_WORDS);
    return "setup";
  }
}

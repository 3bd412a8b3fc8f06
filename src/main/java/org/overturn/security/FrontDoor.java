package org.overturn.security;

import java.util.List;
import org.overturn.practice.PracticeProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page, and the way from the front door to each role's place of work. */
@Controller
class FrontDoor {

  private final PracticeProperties practice;
  private final boolean demo;

  FrontDoor(PracticeProperties practice, Environment environment) {
    this.practice = practice;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @GetMapping("/login")
  String signIn(Model model) {
    model.addAttribute("practice", practice.name());
    model.addAttribute("demo", demo);
    return "login";
  }

  @GetMapping("/")
  String enter(Authentication person) {
    return "redirect:" + placeOfWork(Identities.groups(person));
  }

  private static String placeOfWork(List<String> groups) {
    if (groups.contains(Groups.SUPERVISORS)) {
      return "/cases";
    }
    if (groups.contains(Groups.COORDINATORS) || groups.contains(Groups.PHYSICIANS)) {
      return "/camunda/app/tasklist/default/";
    }
    if (groups.contains(Groups.PROCESS_OWNERS)) {
      return "/camunda/app/cockpit/default/";
    }
    return "/swagger-ui/index.html";
  }
}

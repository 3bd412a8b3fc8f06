package org.overturn.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.overturn.practice.PracticeProperties;
import org.overturn.security.sso.ProviderSignOut;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page, and the way from the front door to each role's place of work. */
@Controller
class FrontDoor {

  private final PracticeProperties practice;
  private final SignInProperties properties;
  private final ProviderSignOut provider;
  private final boolean demo;

  FrontDoor(
      PracticeProperties practice,
      SignInProperties properties,
      ProviderSignOut provider,
      Environment environment) {
    this.practice = practice;
    this.properties = properties;
    this.provider = provider;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @GetMapping("/login")
  String signIn(
      @RequestParam(required = false) String refused, HttpServletRequest request, Model model) {
    if (provider.isDue(request)) {
      return "redirect:" + ProviderSignOut.PAGE;
    }
    model.addAttribute("practice", practice.name());
    model.addAttribute("passwords", properties.takesPasswords());
    model.addAttribute("provider", properties.oidc().isOn() ? properties.oidc().name() : null);
    model.addAttribute("refused", refused);
    model.addAttribute("help", properties.help());
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
    if (groups.contains(Groups.COMPLIANCE)) {
      return "/audit";
    }
    if (groups.contains(Groups.ADMINISTRATORS)) {
      return "/camunda/app/admin/default/";
    }
    return "/swagger-ui/index.html";
  }
}

package org.overturn.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.overturn.audit.Audit;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page on which people change their own password. Their other sessions end; wrong tries at the
 * present one count like wrong tries to sign in.
 */
@Controller
@RequestMapping("/me/password")
class OwnPassword {

  private final IdentityService identity;
  private final Passwords passwords;
  private final CurrentRights rights;
  private final Audit audit;
  private final TransactionTemplate transaction;

  OwnPassword(
      IdentityService identity,
      Passwords passwords,
      CurrentRights rights,
      Audit audit,
      TransactionTemplate transaction) {
    this.identity = identity;
    this.passwords = passwords;
    this.rights = rights;
    this.audit = audit;
    this.transaction = transaction;
  }

  @GetMapping
  String page(Authentication person, Model model) {
    return page(person, List.of(), model);
  }

  @PostMapping
  String change(
      @RequestParam(defaultValue = "") String present,
      @RequestParam(defaultValue = "") String chosen,
      @RequestParam(defaultValue = "") String again,
      Authentication person,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    UserEntity user = find(person);
    if (user.getPassword() == null) {
      return page(person, List.of("Your password is not kept here."), model);
    }
    if (present.isEmpty()) {
      return page(person, List.of("Give the present password."), model);
    }
    try {
      if (!passwords.areRight(user.getId(), present)) {
        return page(person, List.of("The present password is not right."), model);
      }
    } catch (InternalAuthenticationServiceException busy) {
      return page(person, List.of("Too many sign in just now. Try again in a minute."), model);
    }
    List<String> faults = faults(present, chosen, again, user);
    if (!faults.isEmpty()) {
      return page(person, faults, model);
    }
    transaction.executeWithoutResult(
        status -> {
          UserEntity fresh = find(person);
          fresh.setPassword(chosen);
          identity.saveUser(fresh);
          audit.record(user.getId(), "own-password-changed", null, request.getRemoteAddr(), null);
        });
    rights.begin(request.getSession(), user.getId());
    // who has the cookie of this session is signed out as well
    request.changeSessionId();
    redirect.addFlashAttribute(
        "done",
        "Your password is changed. Wherever else you are signed in, you will be signed out.");
    return "redirect:/me/password";
  }

  private static List<String> faults(String present, String chosen, String again, UserEntity user) {
    if (!chosen.equals(again)) {
      return List.of("The two new passwords are not the same.");
    }
    if (chosen.equals(present)) {
      return List.of("The new password is the present one.");
    }
    return PasswordRules.faults(chosen, user).stream().map(fault -> fault + ".").toList();
  }

  private String page(Authentication person, List<String> faults, Model model) {
    model.addAttribute("faults", faults);
    model.addAttribute("rules", PasswordRules.IN_WORDS);
    model.addAttribute("local", find(person).getPassword() != null);
    model.addAttribute("section", "me");
    return "me/password";
  }

  private UserEntity find(Authentication person) {
    return (UserEntity) identity.createUserQuery().userId(person.getName()).singleResult();
  }
}

package org.overturn.evidence.policy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.policy.ChoosingPolicy.ChoiceRefused;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which policy argues a case, and the choice of another. */
@Controller
@RequestMapping("/cases/{number}/policy")
@PreAuthorize(PolicyAccess.CASEWORKERS)
class CasePolicyController {

  private final CasePolicyPages pages;
  private final ChoosingPolicy choosing;

  CasePolicyController(CasePolicyPages pages, ChoosingPolicy choosing) {
    this.pages = pages;
    this.choosing = choosing;
  }

  @GetMapping
  String show(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    return page(number, all, embedded, request, model);
  }

  /** Chooses; what cannot be taken is said on the page, where the reason stands as it was typed. */
  @PostMapping
  @PreAuthorize(PolicyAccess.CHOOSERS)
  String choose(
      @PathVariable CaseNumber number,
      @RequestParam(required = false) UUID policy,
      @RequestParam(required = false) UUID seen,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    try {
      if (policy == null) {
        throw new ChoiceRefused("Choose one of the policies below.");
      }
      choosing.choose(
          number,
          new ChoosingPolicy.Choice(policy, seen, why),
          request.getRemoteUser(),
          request.getRemoteAddr());
    } catch (ChoiceRefused refused) {
      model.addAttribute("refused", refused.getMessage());
      model.addAttribute("why", why);
      model.addAttribute("picked", policy);
      return page(number, all, embedded, request, model);
    }
    redirect.addFlashAttribute("done", "The case is argued by this policy now.");
    return "redirect:/cases/" + number + "/policy" + (embedded ? "?embedded=true" : "");
  }

  private String page(
      CaseNumber number, boolean all, boolean embedded, HttpServletRequest request, Model model) {
    model.addAttribute(
        "page", pages.open(number, all, request.getRemoteUser(), request.getRemoteAddr()));
    model.addAttribute("all", all);
    model.addAttribute("embedded", embedded);
    model.addAttribute("mayChoose", PolicyAccess.mayChoose(request));
    model.addAttribute("section", "cases");
    return "policies/case";
  }
}

package org.overturn.evidence.matching;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.Overruling;
import org.overturn.evidence.OverrulingRefused;
import org.overturn.evidence.Standing;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a case's criteria, point by point, where people overrule the match. */
@Controller
@RequestMapping("/cases/{number}/criteria")
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class CriteriaController {

  private static final String CLINICAL =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians')";

  private final CriteriaPages pages;
  private final Overruling overruling;

  CriteriaController(CriteriaPages pages, Overruling overruling) {
    this.pages = pages;
    this.overruling = overruling;
  }

  @GetMapping
  String show(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    return page(number, embedded, request, model);
  }

  @PostMapping("/{criterion}")
  @PreAuthorize(CLINICAL)
  String overrule(
      @PathVariable CaseNumber number,
      @PathVariable String criterion,
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    try {
      overruling.overrule(number, criterion, standing(standing), reason, request.getRemoteUser());
    } catch (OverrulingRefused refused) {
      return refused(number, criterion, standing, reason, embedded, refused, request, model);
    }
    redirect.addFlashAttribute("done", "Your word is kept, and the packet follows it.");
    return back(number, criterion, embedded);
  }

  @PostMapping("/{criterion}/withdraw")
  @PreAuthorize(CLINICAL)
  String withdraw(
      @PathVariable CaseNumber number,
      @PathVariable String criterion,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    try {
      overruling.withdraw(number, criterion, reason, request.getRemoteUser());
    } catch (OverrulingRefused refused) {
      return refused(number, criterion, "", reason, embedded, refused, request, model);
    }
    redirect.addFlashAttribute("done", "The word is taken back: the match counts again.");
    return back(number, criterion, embedded);
  }

  private static Standing standing(String code) {
    return Arrays.stream(Standing.values())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElse(null);
  }

  private static String back(CaseNumber number, String criterion, boolean embedded) {
    return "redirect:/cases/%s/criteria%s#criterion-%s"
        .formatted(number, embedded ? "?embedded=true" : "", criterion);
  }

  /** What was typed stays. */
  private String refused(
      CaseNumber number,
      String criterion,
      String standing,
      String reason,
      boolean embedded,
      OverrulingRefused refused,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("refused", refused.getMessage());
    model.addAttribute("refusedCriterion", criterion);
    model.addAttribute("typedStanding", standing);
    model.addAttribute("typedReason", reason);
    return page(number, embedded, request, model);
  }

  private String page(
      CaseNumber number, boolean embedded, HttpServletRequest request, Model model) {
    model.addAttribute("section", "cases");
    model.addAttribute(
        "page", pages.open(number, request.getRemoteUser(), request.getRemoteAddr()));
    model.addAttribute("embedded", embedded);
    return "evidence/criteria";
  }
}

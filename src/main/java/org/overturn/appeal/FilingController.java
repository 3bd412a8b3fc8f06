package org.overturn.appeal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page of a case's filings: where to, what proves them, and the attempts that did not arrive.
 */
@Controller
@RequestMapping("/cases/{number}/filing")
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class FilingController {

  private static final String MAY_NOTE =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_supervisors')";

  private static final Set<String> NOTERS = Set.of("GROUP_coordinators", "GROUP_supervisors");

  private final FilingPages pages;
  private final NotingSendings noting;

  FilingController(FilingPages pages, NotingSendings noting) {
    this.pages = pages;
    this.noting = noting;
  }

  @GetMapping
  String show(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    return page(number, NotedSending.empty(), embedded, request, model);
  }

  /** Notes an attempt; what cannot be taken stays on the page as it was typed. */
  @PostMapping
  @PreAuthorize(MAY_NOTE)
  String note(
      @PathVariable CaseNumber number,
      @ModelAttribute("noted") NotedSending noted,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    try {
      noting.note(number, noted, request.getRemoteUser(), request.getRemoteAddr());
    } catch (SendingRefused refused) {
      model.addAttribute("refused", refused.getMessage());
      return page(number, noted, embedded, request, model);
    }
    redirect.addFlashAttribute("done", "The attempt is noted.");
    return back(number, embedded);
  }

  @PostMapping("/{id}/failed")
  @PreAuthorize(MAY_NOTE)
  String failed(
      @PathVariable CaseNumber number,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    try {
      noting.failed(number, id, note, request.getRemoteUser(), request.getRemoteAddr());
      redirect.addFlashAttribute("done", "It is noted as failed: the appeal can be sent again.");
    } catch (SendingRefused refused) {
      redirect.addFlashAttribute("refused", refused.getMessage());
    }
    return back(number, embedded);
  }

  private String page(
      CaseNumber number,
      NotedSending noted,
      boolean embedded,
      HttpServletRequest request,
      Model model) {
    model.addAttribute(
        "page", pages.open(number, request.getRemoteUser(), request.getRemoteAddr()));
    model.addAttribute("noted", noted);
    model.addAttribute("embedded", embedded);
    model.addAttribute(
        "mayNote",
        ((Authentication) request.getUserPrincipal())
            .getAuthorities().stream().anyMatch(each -> NOTERS.contains(each.getAuthority())));
    model.addAttribute("section", "cases");
    return "filing/filing";
  }

  private static String back(CaseNumber number, boolean embedded) {
    return "redirect:/cases/" + number + "/filing" + (embedded ? "?embedded=true" : "");
  }
}

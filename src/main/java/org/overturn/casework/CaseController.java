package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;
import org.overturn.denial.CaseNumber;
import org.overturn.document.DocumentKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a case; embedded, without the site's header, it is the Case tab in Tasklist. */
@Controller
@PreAuthorize(Groups.CASEWORKERS)
class CaseController {

  private final CasePages pages;

  CaseController(CasePages pages) {
    this.pages = pages;
  }

  @GetMapping("/cases/{number}")
  String show(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("page", pages.open(number, Viewer.of(request)));
    model.addAttribute("kinds", DocumentKind.values());
    model.addAttribute("embedded", embedded);
    return "cases/case";
  }
}

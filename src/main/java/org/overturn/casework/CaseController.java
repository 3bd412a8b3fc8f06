package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CloseReason;
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

  /** Code and words of each reason to close a case, in the order in which they are offered. */
  static final Map<String, String> CLOSE_REASONS = closeReasons();

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
    Viewer viewer = Viewer.of(request);
    model.addAttribute("page", pages.open(number, viewer));
    model.addAttribute("mayClose", viewer.isSupervisor());
    model.addAttribute("mayCorrect", viewer.mayCorrect());
    model.addAttribute("closeReasons", CLOSE_REASONS);
    model.addAttribute("kinds", DocumentKind.values());
    model.addAttribute("embedded", embedded);
    return "cases/case";
  }

  private static Map<String, String> closeReasons() {
    Map<String, String> words = new LinkedHashMap<>();
    for (CloseReason reason : CloseReason.values()) {
      words.put(reason.code(), Words.of(reason));
    }
    return Collections.unmodifiableMap(words);
  }
}

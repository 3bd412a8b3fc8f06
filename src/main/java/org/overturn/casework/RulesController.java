package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page on which a process owner applies decision tables that have changed to cases that are
 * under way. It names no patient; supervisors read it.
 */
@Controller
@RequestMapping("/rules")
class RulesController {

  private final RulesPages pages;

  RulesController(RulesPages pages) {
    this.pages = pages;
  }

  @GetMapping
  @PreAuthorize("hasAnyAuthority('GROUP_process-owners', 'GROUP_supervisors')")
  String show(@RequestParam(defaultValue = "1") int page, HttpServletRequest request, Model model) {
    model.addAttribute("page", pages.open(page));
    model.addAttribute("mayApply", Viewer.isIn(Groups.PROCESS_OWNERS, request));
    model.addAttribute("section", "rules");
    return "rules/list";
  }

  @PostMapping
  @PreAuthorize("hasAuthority('GROUP_process-owners')")
  String apply(
      @RequestParam(name = "case", defaultValue = "") List<String> chosen,
      @RequestParam(defaultValue = "1") int page,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    if (chosen.isEmpty()) {
      redirect.addFlashAttribute("refused", "Choose at least one case.");
    } else {
      RulesPages.Applied applied =
          pages.apply(chosen, request.getRemoteUser(), request.getRemoteAddr());
      redirect.addFlashAttribute("done", applied.words());
      redirect.addFlashAttribute("failures", applied.failures());
    }
    return "redirect:/rules?page=" + Math.max(1, page);
  }
}

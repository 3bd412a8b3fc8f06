package org.overturn.evidence.chart;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.ChartReading;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page with all that was read of the patient's chart. */
@Controller
@RequestMapping("/cases/{number}/chart")
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class ChartController {

  private static final Set<String> CLINICAL = Set.of("GROUP_coordinators", "GROUP_physicians");

  private final ChartPages pages;

  ChartController(ChartPages pages) {
    this.pages = pages;
  }

  @GetMapping
  String show(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = ChartPages.ALL) String kind,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("section", "cases");
    model.addAttribute("embedded", embedded);
    model.addAttribute(
        "page",
        pages.open(
            number,
            kind,
            page,
            isClinical(request),
            request.getRemoteUser(),
            request.getRemoteAddr()));
    return "evidence/chart";
  }

  /** What is drafted from the chart is drafted anew. */
  @PostMapping("/read")
  @PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians')")
  String read(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    ChartReading reading =
        pages.readAgain(number, request.getRemoteUser(), request.getRemoteAddr());
    if (reading == null) {
      redirect.addFlashAttribute("refused", "The case has ended: its chart stays as it was read.");
    } else if (reading.state() == ChartReading.State.READ) {
      redirect.addFlashAttribute("done", "The chart was read again.");
    }
    return "redirect:/cases/" + number + "/chart" + (embedded ? "?embedded=true" : "");
  }

  private static boolean isClinical(HttpServletRequest request) {
    return ((Authentication) request.getUserPrincipal())
        .getAuthorities().stream()
            .anyMatch(authority -> CLINICAL.contains(authority.getAuthority()));
  }
}

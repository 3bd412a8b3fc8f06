package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.security.CasesOfPeople;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of cases and the search in it. What is searched for never stands in an address. */
@Controller
@RequestMapping("/cases")
@PreAuthorize(Groups.CASEWORKERS)
class CaseListController {

  private final CaseList cases;
  private final Audit audit;

  CaseListController(CaseList cases, Audit audit) {
    this.cases = cases;
    this.audit = audit;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "open") String status,
      @RequestParam(defaultValue = "1") String page,
      HttpServletRequest request,
      Model model) {
    CaseStatus wanted = CaseStatus.of(status);
    String onlyOf = CasesOfPeople.listedFor(request);
    model.addAttribute("ownOnly", onlyOf != null);
    return show(cases.page(wanted, number(page), onlyOf), wanted, "/cases", "", model);
  }

  @PostMapping
  String search(
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "open") String status,
      HttpServletRequest request,
      HttpSession session) {
    if (CasesOfPeople.listedFor(request) != null && isNumber(text)) {
      // whose case it is, its own page says
      return "redirect:/cases/" + text.strip().toUpperCase(Locale.ROOT);
    }
    String results = text.isBlank() ? "" : "/results/" + Searches.keep(session, text.strip());
    return "redirect:/cases" + results + "?status=" + CaseStatus.of(status).code();
  }

  @GetMapping("/results/{key}")
  String results(
      @PathVariable String key,
      @RequestParam(defaultValue = "open") String status,
      @RequestParam(defaultValue = "1") String page,
      HttpServletRequest request,
      Model model) {
    Optional<String> text = Searches.find(request.getSession(), key);
    if (text.isEmpty()) {
      return "redirect:/cases";
    }
    CaseStatus wanted = CaseStatus.of(status);
    String onlyOf = CasesOfPeople.listedFor(request);
    model.addAttribute("ownOnly", onlyOf != null);
    CaseListPage found = cases.search(text.get(), wanted, number(page), onlyOf);
    audit.record(
        request.getRemoteUser(),
        "cases-searched",
        null,
        request.getRemoteAddr(),
        found.total() + " found among " + wanted.code() + " cases");
    // who knows what was searched for has learned something of each patient whose case it shows
    audit.recordEach(
        request.getRemoteUser(), "case-found", found.numbers(), request.getRemoteAddr(), null);
    return show(found, wanted, "/cases/results/" + key, text.get(), model);
  }

  private static String show(
      CaseListPage found, CaseStatus status, String base, String text, Model model) {
    model.addAttribute("found", found);
    model.addAttribute("status", status);
    model.addAttribute("statuses", CaseStatus.values());
    model.addAttribute("base", base);
    model.addAttribute("text", text);
    model.addAttribute("section", "cases");
    return "cases/list";
  }

  private static boolean isNumber(String text) {
    return CaseNumber.isNumber(text.strip().toUpperCase(Locale.ROOT));
  }

  /** The page asked for; the first for anything that is no page. */
  private static int number(String page) {
    return page.matches("\\d{1,6}") ? Math.max(1, Integer.parseInt(page)) : 1;
  }
}

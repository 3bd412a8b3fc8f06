package org.overturn.retention;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.NoSuchCase;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The compliance officer's page: what falls due when, what is held, and the purge. */
@Controller
@RequestMapping("/retention")
@PreAuthorize("hasAuthority('GROUP_compliance')")
class RetentionController {

  private static final String HOME = "redirect:/retention";
  private static final int SHOWN = 50;
  private static final int RUNS_SHOWN = 20;
  private static final int WHY_LENGTH = 400;

  private final RetainedCases cases;
  private final RetentionRules rules;
  private final LegalHolds holds;
  private final LeftCases left;
  private final Purge purge;
  private final Purged purged;
  private final RetentionProperties properties;
  private final Audit audit;
  private final Clock clock;

  RetentionController(
      RetainedCases cases,
      RetentionRules rules,
      LegalHolds holds,
      LeftCases left,
      Purge purge,
      Purged purged,
      RetentionProperties properties,
      Audit audit,
      Clock clock) {
    this.cases = cases;
    this.rules = rules;
    this.holds = holds;
    this.left = left;
    this.purge = purge;
    this.purged = purged;
    this.properties = properties;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping
  String overview(HttpServletRequest request, Model model) {
    audit.record(request.getRemoteUser(), "retention-viewed", null, request.getRemoteAddr(), null);
    var now = clock.instant();
    model.addAttribute("dueCount", cases.dueCount(now));
    model.addAttribute("originalsDue", purge.originalsDue());
    model.addAttribute("keptBack", cases.keptBack(now, SHOWN));
    model.addAttribute("left", left.list(now, SHOWN));
    model.addAttribute("upcoming", cases.upcoming(now, SHOWN));
    model.addAttribute("holds", holds.inForce());
    model.addAttribute("rules", rules.inForce());
    model.addAttribute("runs", purged.runs(RUNS_SHOWN));
    model.addAttribute("daily", properties);
    model.addAttribute("linesOfBusiness", linesOfBusiness());
    model.addAttribute("atOnce", Purge.AT_ONCE);
    if (!model.containsAttribute("entered")) {
      model.addAttribute("entered", EnteredRule.empty());
      model.addAttribute("faults", Map.of());
    }
    return page("retention/overview", model);
  }

  @PostMapping("/holds")
  String hold(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String why,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    String typed = number.strip().toUpperCase(Locale.ROOT);
    String refused = "";
    if (!CaseNumber.isNumber(typed)) {
      refused = "Give the case's number, such as D-2026-000123.";
    } else if (why.isBlank() || why.strip().length() > WHY_LENGTH) {
      refused = "Say why the case is held, in 400 characters at most.";
    } else {
      refused = held(new CaseNumber(typed), why.strip(), request);
    }
    if (refused.isEmpty()) {
      redirect.addFlashAttribute("holdDone", typed + " is held.");
    } else {
      redirect.addFlashAttribute("holdRefused", refused);
      redirect.addFlashAttribute("holdNumber", number);
      redirect.addFlashAttribute("holdWhy", why);
    }
    return HOME + "#holds";
  }

  private String held(CaseNumber number, String why, HttpServletRequest request) {
    try {
      holds.place(number, why, request.getRemoteUser(), request.getRemoteAddr());
      return "";
    } catch (NoSuchCase unknown) {
      return purged.tombstone(number).isPresent()
          ? "Case " + number + " was purged."
          : "There is no case " + number + ".";
    }
  }

  @PostMapping("/holds/{id:\\d{1,18}}/release")
  String release(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String why,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    if (why.isBlank() || why.strip().length() > WHY_LENGTH) {
      redirect.addFlashAttribute(
          "holdRefused", "Say what became of the matter, in 400 characters at most.");
    } else {
      holds
          .release(id, why.strip(), request.getRemoteUser(), request.getRemoteAddr())
          .ifPresentOrElse(
              number ->
                  redirect.addFlashAttribute("holdDone", "The hold on " + number + " is released."),
              () -> redirect.addFlashAttribute("holdRefused", "It was released meanwhile."));
    }
    return HOME + "#holds";
  }

  @PostMapping("/rules")
  String save(
      @RequestParam Map<String, String> given,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    EnteredRule entered = EnteredRule.of(given);
    Map<String, String> faults = entered.faults();
    if (faults.isEmpty()) {
      rules.save(entered.rule(request.getRemoteUser()), request.getRemoteAddr());
      redirect.addFlashAttribute("ruleDone", "The rule is kept and counts from now on.");
    } else {
      redirect.addFlashAttribute("entered", entered);
      redirect.addFlashAttribute("faults", faults);
      redirect.addFlashAttribute("ruleRefused", "The rule is not kept yet: mend what is marked.");
    }
    return HOME + "#rules";
  }

  @PostMapping("/rules/withdraw")
  String withdraw(
      @RequestParam String state,
      @RequestParam String lineOfBusiness,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    rules.inForce().stream()
        .filter(each -> each.state().equals(state))
        .filter(each -> each.lineOfBusiness().equals(lineOfBusiness) && !each.isGeneral())
        .findFirst()
        .ifPresentOrElse(
            rule -> {
              rules.withdraw(rule, request.getRemoteUser(), request.getRemoteAddr());
              redirect.addFlashAttribute("ruleDone", "The rule is withdrawn.");
            },
            () -> redirect.addFlashAttribute("ruleRefused", "No such rule is in force."));
    return HOME + "#rules";
  }

  /** The first step of two: what would go, and the words that make it go. */
  @GetMapping("/purge")
  String lookBefore(Model model) {
    List<RetainedCase> due = purge.next();
    model.addAttribute("due", due);
    int originals = purge.originalsDue();
    model.addAttribute("originals", originals);
    model.addAttribute("words", words(due.size(), originals));
    return page("retention/purge", model);
  }

  /** The second: the cases that were looked at, and the words as a person typed them. */
  @PostMapping("/purge")
  String purge(
      @RequestParam(defaultValue = "") List<String> seen,
      @RequestParam(defaultValue = "") String confirmation,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    List<CaseNumber> numbers =
        seen.stream().filter(CaseNumber::isNumber).map(CaseNumber::new).toList();
    int originals = numbers.isEmpty() ? purge.originalsDue() : 0;
    if (!words(numbers.size(), originals).equalsIgnoreCase(confirmation.strip())) {
      redirect.addFlashAttribute(
          "refused", "Nothing was purged: type the words as they stand there.");
      return "redirect:/retention/purge";
    }
    try {
      Optional<PurgeOutcome> outcome =
          purge.run(numbers, request.getRemoteUser(), request.getRemoteAddr());
      if (outcome.isPresent()) {
        tell(outcome.get(), redirect);
        return HOME;
      }
      redirect.addFlashAttribute(
          "refused", "Nothing was purged: other cases are due by now. Look once more.");
    } catch (DataIntegrityViolationException notLetGo) {
      redirect.addFlashAttribute(
          "refused",
          "Nothing was purged: the database does not let one of these cases go. It was put on hold"
              + " meanwhile, or is not due by the database's clock. Look once more.");
    }
    return "redirect:/retention/purge";
  }

  private static String words(int cases, int originals) {
    return "purge " + (cases > 0 ? counted(cases, "case") : counted(originals, "original"));
  }

  private static void tell(PurgeOutcome outcome, RedirectAttributes redirect) {
    boolean cases = outcome.gone() > 0;
    int count = cases ? outcome.gone() : outcome.originals();
    if (count > 0) {
      redirect.addFlashAttribute(
          "done",
          counted(count, cases ? "case" : "original") + (count == 1 ? " is" : " are") + " gone.");
    }
    int left = outcome.left().size();
    if (left > 0) {
      redirect.addFlashAttribute(
          "refused",
          counted(left, "case")
              + " could not be purged and "
              + (left == 1 ? "stays" : "stay")
              + " whole. Below stands why, and what to do.");
    }
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static Map<String, String> linesOfBusiness() {
    Map<String, String> choices = new LinkedHashMap<>();
    Arrays.stream(LineOfBusiness.values()).forEach(each -> choices.put(each.name(), words(each)));
    return choices;
  }

  private static String words(LineOfBusiness each) {
    return switch (each) {
      case MEDICARE_ADVANTAGE -> "Medicare Advantage";
      case MEDICARE_PART_D -> "Medicare Part D";
      case FEP -> "federal employees (FEP)";
      default -> each.code().replace('-', ' ');
    };
  }

  private static String page(String template, Model model) {
    model.addAttribute("section", "retention");
    return template;
  }
}

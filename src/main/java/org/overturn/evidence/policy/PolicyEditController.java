package org.overturn.evidence.policy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.overturn.evidence.Policy;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Saves versions: typed, edited from one that is kept, or read from a file, which is shown before
 * it is saved. A save that is refused shows the page again as it was typed.
 */
@Controller
@RequestMapping("/policies")
@PreAuthorize(PolicyAccess.EDITORS)
class PolicyEditController {

  private final PolicyPages pages;
  private final SavingPolicies saving;
  private final PolicyCheck check;
  private final List<PolicyReader> readers;

  PolicyEditController(
      PolicyPages pages, SavingPolicies saving, PolicyCheck check, List<PolicyReader> readers) {
    this.pages = pages;
    this.saving = saving;
    this.check = check;
    this.readers = readers;
  }

  @GetMapping("/new")
  String begin(Model model) {
    DraftPolicy draft = PolicyForm.step(DraftPolicy.empty(), "add-criteria").draft();
    return form(draft, null, List.of(), model);
  }

  @GetMapping("/{id}/edit")
  String edit(@PathVariable UUID id, Model model) {
    Policy policy = pages.policy(id).orElseThrow(PolicyController::none);
    return form(DraftPolicy.of(policy), id, List.of(), model);
  }

  /** Saves, or does what another button of the form says. */
  @PostMapping
  String save(
      @RequestParam Map<String, String> given,
      @RequestParam(name = "do", defaultValue = "check") String button,
      @RequestParam(required = false) UUID base,
      @RequestParam(defaultValue = "false") boolean file,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    DraftPolicy draft = PolicyForm.read(given);
    if (!button.equals("save")) {
      return other(draft, button, base, model);
    }
    try {
      SavingPolicies.Saved saved =
          saving.save(
              draft,
              base,
              file ? Origin.FILE : Origin.PAGE,
              request.getRemoteUser(),
              request.getRemoteAddr());
      redirect.addFlashAttribute(
          "done",
          saved.fresh()
              ? "Saved. Cases that are argued by an earlier version stay with it."
              : "The same version was saved already; nothing has changed.");
      return "redirect:/policies/" + saved.policy().id();
    } catch (PolicyRefused refused) {
      model.addAttribute("refused", refused.getMessage());
      if (refused.meanwhile() == null) {
        return form(draft, base, refused.flaws(), model);
      }
      model.addAttribute("meanwhile", refused.meanwhile());
      model.addAttribute("meanwhileChanges", differs(refused.meanwhile(), draft));
      return form(draft, refused.meanwhile().id(), List.of(), model);
    }
  }

  private String other(DraftPolicy draft, String button, UUID base, Model model) {
    PolicyForm.Step step = PolicyForm.step(draft, button);
    model.addAttribute("focus", step.focus());
    if (!button.equals("check")) {
      return form(step.draft(), base, List.of(), model);
    }
    PolicyCheck.Checked checked = check.check(draft);
    model.addAttribute("checked", true);
    model.addAttribute("hints", checked.hints());
    return form(draft, base, checked.faults(), model);
  }

  private List<PolicyChanges.Change> differs(KeptPolicy newest, DraftPolicy draft) {
    return pages
        .policy(newest.id())
        .map(kept -> PolicyChanges.between(kept, check.check(draft).policy()))
        .orElse(List.of());
  }

  private String form(DraftPolicy draft, UUID base, List<Flaws.Flaw> flaws, Model model) {
    model.addAttribute("draft", draft);
    model.addAttribute("base", base);
    model.addAttribute("faults", PolicyForm.byField(flaws));
    model.addAttribute("flaws", flaws);
    model.addAttribute("payers", pages.payers());
    model.addAttribute("kinds", PolicyCheck.kinds());
    model.addAttribute("comparisons", Comparisons.codes());
    model.addAttribute("section", "policies");
    return "policies/form";
  }

  /** Shows what a file would save, and what is wrong with it. Nothing is saved. */
  @PostMapping("/file")
  String file(@RequestParam MultipartFile file, RedirectAttributes redirect, Model model)
      throws IOException {
    if (file.isEmpty()) {
      redirect.addFlashAttribute("refused", "Choose a file that is not empty.");
      return "redirect:/policies";
    }
    byte[] bytes = file.getBytes();
    Optional<PolicyReader> reader = readers.stream().filter(each -> each.reads(bytes)).findFirst();
    if (reader.isEmpty()) {
      redirect.addFlashAttribute(
          "refused",
          "The file is neither a policy as YAML nor a FHIR Questionnaire. Nothing was saved.");
      return "redirect:/policies";
    }
    ReadPolicy read = reader.get().read(bytes);
    model.addAttribute("read", read);
    model.addAttribute("section", "policies");
    if (read.policy() != null) {
      preview(read, written(reader.get(), bytes).orElse(DraftPolicy.of(read.policy())), model);
    }
    return "policies/preview";
  }

  /** What is wrong goes into the form as it was written, where the format is ours. */
  private static Optional<DraftPolicy> written(PolicyReader reader, byte[] file) {
    return reader instanceof YamlPolicyReader yaml ? yaml.draft(file) : Optional.empty();
  }

  private void preview(ReadPolicy read, DraftPolicy draft, Model model) {
    Optional<KeptPolicy> newest = pages.newest(draft.payer(), draft.number());
    model.addAttribute("policy", pages.view(read.policy()));
    model.addAttribute("fields", PolicyForm.fields(draft));
    model.addAttribute("newest", newest.orElse(null));
    model.addAttribute(
        "changes",
        newest
            .flatMap(each -> pages.policy(each.id()))
            .map(kept -> PolicyChanges.between(kept, read.policy()))
            .orElse(List.of()));
  }
}

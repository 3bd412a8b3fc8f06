package org.overturn.appeal.letter;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The wording of the letters: read by all who work with it, changed by process owners, who see what
 * a change makes of the sample cases before it counts.
 */
@Controller
@RequestMapping("/letters")
@PreAuthorize(TemplateAccess.READERS)
class TemplateController {

  private final TemplatePages pages;
  private final TemplateSaving saving;

  TemplateController(TemplatePages pages, TemplateSaving saving) {
    this.pages = pages;
    this.saving = saving;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("rows", pages.all());
    model.addAttribute("section", "letters");
    return "letters/list";
  }

  /**
   * One kind.
   *
   * @param version which one to show; the one in force when it is not given
   * @param with which one to compare it with
   * @param sample the sample case of which a letter is shown
   */
  @GetMapping("/{kind}")
  String one(
      @PathVariable String kind,
      @RequestParam(required = false) Integer version,
      @RequestParam(required = false) Integer with,
      @RequestParam(defaultValue = "full") String sample,
      HttpServletRequest request,
      Model model) {
    TemplatePages.One page = page(kind, version, with);
    TemplateTrial.Result tried = pages.tried(page.kind(), page.shown().text());
    model.addAttribute("page", page);
    model.addAttribute("tried", tried);
    model.addAttribute("shown", tried.shown(sample).orElse(null));
    model.addAttribute("mayEdit", TemplateAccess.mayEdit(request));
    model.addAttribute("section", "letters");
    return "letters/template";
  }

  /**
   * The editor.
   *
   * @param from the number of the version to begin with; the one in force when it is not given
   */
  @GetMapping("/{kind}/edit")
  @PreAuthorize(TemplateAccess.EDITORS)
  String edit(
      @PathVariable String kind, @RequestParam(required = false) Integer from, Model model) {
    TemplatePages.One page = page(kind, from, null);
    return form(page, page.shown().text(), "", page.versions().get(0).number(), "full", model);
  }

  /** Tries what is typed on the sample cases, or puts it in force. */
  @PostMapping("/{kind}/edit")
  @PreAuthorize(TemplateAccess.EDITORS)
  String save(
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String note,
      @RequestParam int base,
      @RequestParam(defaultValue = "full") String sample,
      @RequestParam(name = "do", defaultValue = "preview") String button,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    TemplatePages.One page = page(kind, null, null);
    if (!button.equals("save")) {
      return form(page, text, note, base, sample, model);
    }
    try {
      TemplateVersion saved =
          saving.save(
              page.kind(), text, note, base, request.getRemoteUser(), request.getRemoteAddr());
      redirect.addFlashAttribute(
          "done",
          "Version %d is in force. Letters that are being worked on show what it changes as proposals."
              .formatted(saved.number()));
      return "redirect:/letters/" + page.kind().code();
    } catch (TemplateNotSaved refused) {
      model.addAttribute("refused", refused.getMessage());
      model.addAttribute("problems", refused.problems());
      TemplateVersion meanwhile = refused.meanwhile();
      if (meanwhile != null) {
        model.addAttribute("meanwhile", meanwhile);
        model.addAttribute(
            "meanwhileDifference",
            TemplateDifference.shortly(meanwhile.text(), TemplateSaving.tidy(text)));
      }
      return form(page, text, note, meanwhile == null ? base : meanwhile.number(), sample, model);
    }
  }

  private String form(
      TemplatePages.One page, String text, String note, int base, String sample, Model model) {
    TemplateTrial.Result tried = pages.tried(page.kind(), TemplateSaving.tidy(text));
    model.addAttribute("page", page);
    model.addAttribute("text", text);
    model.addAttribute("note", note);
    model.addAttribute("base", base);
    model.addAttribute("tried", tried);
    model.addAttribute("shown", tried.shown(sample).orElse(null));
    model.addAttribute("samples", TemplateSamples.all());
    model.addAttribute("sample", sample);
    model.addAttribute("longest", TemplateReading.LONGEST);
    model.addAttribute("names", pages.names());
    model.addAttribute("section", "letters");
    return "letters/edit";
  }

  private TemplatePages.One page(String code, Integer version, Integer with) {
    LetterKind kind;
    try {
      kind = LetterKind.of(code);
    } catch (IllegalArgumentException none) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return pages
        .one(kind, version, with)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

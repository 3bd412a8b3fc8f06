package org.overturn.appeal.letter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.overturn.document.StoredFile;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/** The page of a letter, its changes, and its paper. */
@Controller
@RequestMapping("/cases/{number}/letters")
@PreAuthorize(AppealLetterController.READERS)
class AppealLetterController {

  static final String READERS =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')";

  private final AppealLetterPages pages;
  private final EditingLetter editing;

  AppealLetterController(AppealLetterPages pages, EditingLetter editing) {
    this.pages = pages;
    this.editing = editing;
  }

  /** The letter that files the appeal: what the task to sign it leads to. */
  @GetMapping("/current")
  String current(
      @PathVariable CaseNumber number, @RequestParam(defaultValue = "false") boolean embedded) {
    UUID letter =
        pages.current(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return "redirect:" + address(number, letter, embedded);
  }

  @GetMapping("/{letter}")
  String show(
      @PathVariable CaseNumber number,
      @PathVariable UUID letter,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    return page("letters/letter", number, letter, embedded, request, model);
  }

  /** What people did to the draft, and each revision. */
  @GetMapping("/{letter}/history")
  String history(
      @PathVariable CaseNumber number,
      @PathVariable UUID letter,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    return page("letters/history", number, letter, embedded, request, model);
  }

  private String page(
      String view,
      CaseNumber number,
      UUID letter,
      boolean embedded,
      HttpServletRequest request,
      Model model) {
    model.addAttribute(
        "page",
        pages
            .open(number, letter, request.getRemoteUser(), request.getRemoteAddr())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("user", request.getRemoteUser());
    model.addAttribute("embedded", embedded);
    return view;
  }

  @PostMapping("/{letter}/expedited")
  String expedited(
      @PathVariable CaseNumber number,
      @PathVariable UUID letter,
      @RequestParam boolean expedited,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    try {
      UUID now =
          editing.expedited(
              number, letter, expedited, request.getRemoteUser(), request.getRemoteAddr());
      redirect.addFlashAttribute(
          "done",
          expedited
              ? "This is the expedited appeal now; what was written went along."
              : "This is the standard appeal now; what was written went along.");
      return "redirect:" + address(number, now, embedded);
    } catch (LetterGone | LetterRefused refused) {
      redirect.addFlashAttribute("refused", refused.getMessage());
      return "redirect:" + address(number, letter, embedded);
    }
  }

  private static String address(CaseNumber number, UUID letter, boolean embedded) {
    return "/cases/%s/letters/%s%s".formatted(number, letter, embedded ? "?embedded=true" : "");
  }

  @GetMapping("/{letter}/letter.pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable CaseNumber number, @PathVariable UUID letter, HttpServletRequest request) {
    return document(number, letter, true, request);
  }

  @GetMapping("/{letter}/letter.docx")
  ResponseEntity<byte[]> docx(
      @PathVariable CaseNumber number, @PathVariable UUID letter, HttpServletRequest request) {
    return document(number, letter, false, request);
  }

  private ResponseEntity<byte[]> document(
      CaseNumber number, UUID letter, boolean pdf, HttpServletRequest request) {
    StoredFile file =
        pages
            .document(number, letter, pdf, request.getRemoteUser(), request.getRemoteAddr())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    ContentDisposition.Builder how =
        pdf ? ContentDisposition.inline() : ContentDisposition.attachment();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.contentType()))
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CONTENT_DISPOSITION, how.filename(file.name()).build().toString())
        .body(file.content());
  }
}

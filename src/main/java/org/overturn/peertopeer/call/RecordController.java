package org.overturn.peertopeer.call;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
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

/** The record of a call, as a page and as a PDF, and its corrections. */
@Controller
@RequestMapping("/cases/{number}/calls/{attempt}")
@PreAuthorize(CallController.READERS)
class RecordController {

  private final RecordPages pages;
  private final CorrectingRecord correcting;

  RecordController(RecordPages pages, CorrectingRecord correcting) {
    this.pages = pages;
    this.correcting = correcting;
  }

  @GetMapping
  String show(
      @PathVariable CaseNumber number,
      @PathVariable int attempt,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    model.addAttribute(
        "page",
        pages
            .open(number, attempt, request.getRemoteUser(), request.getRemoteAddr())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("fields", CorrectingRecord.fields());
    model.addAttribute("embedded", embedded);
    return "call/record";
  }

  @GetMapping(path = "/record.pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable CaseNumber number, @PathVariable int attempt, HttpServletRequest request) {
    byte[] pdf =
        pages
            .pdf(number, attempt, request.getRemoteUser(), request.getRemoteAddr())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename("%s-call-%d.pdf".formatted(number, attempt))
                .build()
                .toString())
        .body(pdf);
  }

  @PostMapping("/corrections")
  String correct(
      @PathVariable CaseNumber number,
      @PathVariable int attempt,
      @RequestParam(defaultValue = "") String field,
      @RequestParam(defaultValue = "") String correction,
      @RequestParam(defaultValue = "") String why,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    Optional<String> wrong =
        correcting.correct(
            number,
            attempt,
            field,
            correction,
            why,
            request.getRemoteUser(),
            request.getRemoteAddr());
    if (wrong.isPresent()) {
      redirect.addFlashAttribute("refused", wrong.get());
      redirect.addFlashAttribute("given", new Given(field, correction, why));
    } else {
      redirect.addFlashAttribute("done", "The correction stands beside the record.");
    }
    return "redirect:/cases/%s/calls/%d".formatted(number, attempt);
  }

  /** What was typed, so that nothing is lost when it is refused. */
  record Given(String field, String correction, String why) {}
}

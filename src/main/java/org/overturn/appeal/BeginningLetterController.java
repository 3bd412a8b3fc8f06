package org.overturn.appeal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.overturn.appeal.letter.LetterState;
import org.overturn.denial.CaseNumber;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Letters beside the appeal: begun, sealed and noted as sent from the page of the case's filings.
 */
@Controller
@RequestMapping("/cases/{number}/filing")
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class BeginningLetterController {

  private static final String PRACTICE =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_supervisors')";

  private final BeginningLetters beginning;
  private final DecidedLater later;

  BeginningLetterController(BeginningLetters beginning, DecidedLater later) {
    this.beginning = beginning;
    this.later = later;
  }

  /** Begins a letter and leads to its own page. */
  @PostMapping("/letters")
  String begin(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    try {
      LetterState letter =
          beginning.begun(number, kind, request.getRemoteUser(), request.getRemoteAddr());
      return "redirect:" + letter.address(number.value()) + (embedded ? "?embedded=true" : "");
    } catch (SendingRefused refused) {
      redirect.addFlashAttribute("refused", refused.getMessage());
      return back(number, embedded);
    }
  }

  @PostMapping("/letters/{id}/seal")
  @PreAuthorize(PRACTICE)
  String seal(
      @PathVariable CaseNumber number,
      @PathVariable UUID id,
      @RequestParam int seen,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return done(
        number,
        embedded,
        redirect,
        "The letter is sealed in your name: it does not change any more.",
        () -> beginning.sealed(number, id, seen, request.getRemoteUser(), request.getRemoteAddr()));
  }

  @PostMapping("/letters/{id}/sent")
  @PreAuthorize(PRACTICE)
  String sent(
      @PathVariable CaseNumber number,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String method,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String destination,
      @RequestParam(defaultValue = "") String confirmation,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return done(
        number,
        embedded,
        redirect,
        "It is noted that the letter was sent.",
        () ->
            beginning.sent(
                number,
                id,
                method,
                on,
                destination,
                confirmation,
                request.getRemoteUser(),
                request.getRemoteAddr()));
  }

  /** A decision came on paper when nothing of the case waited for it any more. */
  @PostMapping("/later")
  @PreAuthorize(PRACTICE)
  String later(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return done(
        number,
        embedded,
        redirect,
        "The decision is on record. It changes nothing by itself; supervisors are told where it"
            + " contradicts how the case stands.",
        () -> later.typed(number, decision, on, request.getRemoteUser(), request.getRemoteAddr()));
  }

  private static String done(
      CaseNumber number,
      boolean embedded,
      RedirectAttributes redirect,
      String words,
      Runnable act) {
    try {
      act.run();
      redirect.addFlashAttribute("done", words);
    } catch (SendingRefused refused) {
      redirect.addFlashAttribute("refused", refused.getMessage());
    }
    return back(number, embedded);
  }

  private static String back(CaseNumber number, boolean embedded) {
    return "redirect:/cases/" + number + "/filing" + (embedded ? "?embedded=true" : "");
  }
}

package org.overturn.intake.letter;

import jakarta.servlet.http.HttpServletRequest;
import org.overturn.denial.CaseNumber;
import org.overturn.intake.NoticeRefused;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows the letter of a case beside what was read from it. */
@Controller
@RequestMapping("/cases/{number}/letter")
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class LetterController {

  private final CaseLetters letters;

  LetterController(CaseLetters letters) {
    this.letters = letters;
  }

  @GetMapping
  String show(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    model.addAttribute(
        "letter",
        letters
            .open(number, request.getRemoteUser(), request.getRemoteAddr())
            .orElseThrow(LetterController::none));
    model.addAttribute("embedded", embedded);
    return "cases/letter";
  }

  @GetMapping("/pages/{page}")
  ResponseEntity<byte[]> page(
      @PathVariable CaseNumber number, @PathVariable int page, HttpServletRequest request) {
    try {
      byte[] png =
          letters
              .page(number, page, request.getRemoteUser(), request.getRemoteAddr())
              .orElseThrow(LetterController::none);
      return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(png);
    } catch (NoticeRefused cannotBeDrawn) {
      throw none();
    }
  }

  private static ResponseStatusException none() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}

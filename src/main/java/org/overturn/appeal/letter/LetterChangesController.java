package org.overturn.appeal.letter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The words of a letter, as its page saves them while they are typed. */
@RestController
@RequestMapping("/cases/{number}/letters/{letter}")
@PreAuthorize(AppealLetterController.READERS)
class LetterChangesController {

  private static final int MOST_CHANGES = 400;

  private final EditingLetter editing;

  LetterChangesController(EditingLetter editing) {
    this.editing = editing;
  }

  /** What a page sends. */
  record Patch(List<LetterChange> changes) {}

  /**
   * What a page needs to go on, also after the person has signed in anew.
   *
   * @param user who is signed in now
   */
  record Fresh(LetterView state, String user, String header, String token) {}

  @GetMapping("/state")
  Fresh show(
      @PathVariable CaseNumber number,
      @PathVariable UUID letter,
      HttpServletRequest request,
      CsrfToken csrf) {
    return new Fresh(
        editing.of(number, letter), request.getRemoteUser(), csrf.getHeaderName(), csrf.getToken());
  }

  @PostMapping("/changes")
  LetterView change(
      @PathVariable CaseNumber number,
      @PathVariable UUID letter,
      @RequestBody Patch patch,
      HttpServletRequest request) {
    List<LetterChange> changes = patch.changes();
    if (changes == null || changes.size() > MOST_CHANGES || changes.contains(null)) {
      throw new IllegalPatch();
    }
    return editing.change(
        number, letter, changes, request.getRemoteUser(), request.getRemoteAddr());
  }

  /** What arrived is not what the page sends. */
  private static final class IllegalPatch extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  @ExceptionHandler
  ResponseEntity<Map<String, String>> gone(LetterGone gone) {
    return problem(HttpStatus.CONFLICT, gone.getMessage());
  }

  @ExceptionHandler({IllegalPatch.class, HttpMessageNotReadableException.class})
  ResponseEntity<Map<String, String>> illegal() {
    return problem(HttpStatus.BAD_REQUEST, "A patch has at most 400 changes, none of them null.");
  }

  private static ResponseEntity<Map<String, String>> problem(HttpStatus status, String words) {
    return ResponseEntity.status(status).body(Map.of("problem", words));
  }
}

package org.overturn.peertopeer.call;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.peertopeer.PeerToPeerCall;
import org.overturn.process.AnswerRefused;
import org.overturn.process.OpenTaskOf;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The notes of a call, as the page saves them while they are typed. */
@RestController
@RequestMapping("/cases/{number}/call")
@PreAuthorize(CallController.READERS)
class NotesController {

  private static final String ELEMENT = "userTask_conductCall";
  private static final int MOST_CHANGES = 400;

  private final KeepingNotes keeping;
  private final CallPages pages;
  private final CallHolders holders;
  private final Cases cases;
  private final OpenTaskOf tasks;

  NotesController(
      KeepingNotes keeping, CallPages pages, CallHolders holders, Cases cases, OpenTaskOf tasks) {
    this.keeping = keeping;
    this.pages = pages;
    this.holders = holders;
    this.cases = cases;
    this.tasks = tasks;
  }

  /** What a device sends: the call whose notes it shows, and what was changed on it. */
  record Patch(UUID call, List<NoteChange> changes) {}

  /**
   * What a device needs to go on, also after the person has signed in anew.
   *
   * @param user who is signed in now
   */
  record Fresh(NotesState state, String user, String header, String token) {}

  @GetMapping("/notes")
  Fresh show(@PathVariable CaseNumber number, HttpServletRequest request, CsrfToken csrf) {
    PeerToPeerCall call = pages.ahead(number).orElseThrow(() -> gone());
    requireHolder(number, call, request);
    NotesState state = keeping.of(cases.get(number), call);
    return new Fresh(state, request.getRemoteUser(), csrf.getHeaderName(), csrf.getToken());
  }

  @PostMapping("/notes")
  NotesState save(
      @PathVariable CaseNumber number, @RequestBody Patch patch, HttpServletRequest request) {
    List<NoteChange> changes = patch.changes() == null ? List.of() : patch.changes();
    if (patch.call() == null || changes.size() > MOST_CHANGES || changes.contains(null)) {
      throw new IllegalPatch();
    }
    return keeping.save(
        number, patch.call(), changes, request.getRemoteUser(), request.getRemoteAddr());
  }

  /**
   * Completes the task with the notes as they are kept; answers what is missing where it cannot.
   */
  @PostMapping("/complete")
  Map<String, Object> complete(
      @PathVariable CaseNumber number, @RequestBody Patch patch, HttpServletRequest request) {
    PeerToPeerCall call =
        pages
            .ahead(number)
            .filter(each -> each.id().equals(patch.call()))
            .orElseThrow(() -> gone());
    requireHolder(number, call, request);
    NotesState state = keeping.of(cases.get(number), call);
    if (!state.missing().isEmpty()) {
      return Map.of("recorded", false, "missing", state.missing());
    }
    if (!tasks.complete(number, ELEMENT)) {
      throw gone();
    }
    return Map.of("recorded", true, "page", "/cases/%s/calls/%d".formatted(number, call.attempt()));
  }

  private void requireHolder(CaseNumber number, PeerToPeerCall call, HttpServletRequest request) {
    if (!holders.mayHold(request.getRemoteUser(), cases.get(number), call)) {
      throw new AccessDeniedException("Only who may hold the call works on its notes");
    }
  }

  private static CallGone gone() {
    return new CallGone(
        "This call is recorded, moved or called off. Open the case to see how it stands.");
  }

  /** What arrived is not what the page sends. */
  private static final class IllegalPatch extends RuntimeException {}

  @ExceptionHandler
  ResponseEntity<Map<String, String>> gone(CallGone gone) {
    return problem(HttpStatus.CONFLICT, gone.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<Map<String, String>> refused(AnswerRefused refused) {
    return problem(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
  }

  @ExceptionHandler({IllegalPatch.class, HttpMessageNotReadableException.class})
  ResponseEntity<Map<String, String>> illegal() {
    return problem(
        HttpStatus.BAD_REQUEST,
        "A patch names its call and at most 400 changes, none of them null.");
  }

  /** The engine names tasks and rights in its text; the person reads what it means. */
  @ExceptionHandler
  ResponseEntity<Map<String, String>> notAllowed(AuthorizationException notAllowed) {
    return problem(HttpStatus.FORBIDDEN, "The task Conduct the call is not yours to complete.");
  }

  private static ResponseEntity<Map<String, String>> problem(HttpStatus status, String words) {
    return ResponseEntity.status(status).body(Map.of("problem", words));
  }
}

package org.overturn.insight;

import org.overturn.assignment.HandOverRefused;
import org.overturn.assignment.HandingOver;
import org.overturn.assignment.TaskHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Supervisors hand tasks out from the board. */
@RestController
@RequestMapping("/windows/tasks/{id}")
@PreAuthorize("hasAuthority('GROUP_supervisors')")
class ReassigningController {

  private final HandingOver handing;

  ReassigningController(HandingOver handing) {
    this.handing = handing;
  }

  /** Who has the task, and who may have it. */
  @GetMapping("/people")
  TaskHolder people(@PathVariable String id) {
    return handing.holder(id);
  }

  /**
   * Hands the task to a person, or back to its group.
   *
   * @param to the user's id; empty for the group
   * @param from who had it when the supervisor looked; empty for nobody
   */
  @PostMapping("/assignee")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reassign(
      @PathVariable String id,
      @RequestParam String to,
      @RequestParam(defaultValue = "") String from,
      Authentication person) {
    String holder = from.isEmpty() ? null : from;
    if (to.isEmpty()) {
      handing.giveBack(id, holder, person.getName());
    } else {
      handing.hand(id, holder, to, person.getName());
    }
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.CONFLICT)
  ProblemDetail refused(HandOverRefused refused) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, refused.getMessage());
  }
}

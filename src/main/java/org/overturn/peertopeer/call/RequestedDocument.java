package org.overturn.peertopeer.call;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A document that the reviewer asked for in a call, and whether it was sent.
 *
 * @param call the id of the call in which it was asked for
 * @param attempt which of the case's calls that was, from 1
 * @param what in the words of who held the call; patient data may stand in it
 * @param dueOn the day that was agreed, of the practice's calendar
 * @param dueAt when the practice's day ends on it
 * @param sentOn null until it is sent, as are method, confirmation and sentBy
 */
public record RequestedDocument(
    UUID id,
    UUID call,
    int attempt,
    String what,
    LocalDate dueOn,
    Instant dueAt,
    LocalDate sentOn,
    String method,
    String confirmation,
    String sentBy) {

  public boolean isSent() {
    return sentOn != null;
  }
}

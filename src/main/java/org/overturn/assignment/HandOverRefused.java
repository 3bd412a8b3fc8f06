package org.overturn.assignment;

/** A task cannot be handed over so; the message says why and what to do, and names no patient. */
public class HandOverRefused extends RuntimeException {

  public HandOverRefused(String message) {
    super(message);
  }
}

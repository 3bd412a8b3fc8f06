package org.overturn.assignment;

import org.camunda.bpm.engine.BadUserRequestException;

/** A task cannot be handed over so; the message says why and what to do, and names no patient. */
public class HandOverRefused extends BadUserRequestException {

  public HandOverRefused(String message) {
    super(message);
  }
}

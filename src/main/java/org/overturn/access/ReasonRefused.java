package org.overturn.access;

/** The reason for breaking the glass cannot be taken; the message tells the person why. */
class ReasonRefused extends RuntimeException {

  ReasonRefused(String message) {
    super(message);
  }
}

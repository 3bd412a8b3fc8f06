package org.overturn.document;

/** A file that a case does not take; the message is for the person who chose it. */
public class DocumentRefused extends RuntimeException {

  DocumentRefused(String message) {
    super(message);
  }
}

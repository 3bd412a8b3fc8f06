package org.overturn.evidence;

/**
 * A person's word against a match cannot be taken. The text says why and how to mend it, and says
 * nothing of the patient.
 */
public class OverrulingRefused extends RuntimeException {

  public OverrulingRefused(String message) {
    super(message);
  }
}

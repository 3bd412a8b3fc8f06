package org.overturn.availability;

/** What somebody entered cannot be kept; the text says where it is wrong and how to mend it. */
class AvailabilityRefused extends RuntimeException {

  AvailabilityRefused(String message) {
    super(message);
  }
}

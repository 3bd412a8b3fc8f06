package org.overturn.notification;

import java.util.Optional;

/**
 * A mail that is to be sent once. It names no patient, in any part.
 *
 * @param key what makes it this mail and no other, the same whenever the same mail is asked for
 *     again: an activity's instance, or {@code daily-digest 2026-11-18}
 * @param recipient one address; a mail to three people is three mails with the same key
 * @param subject one line
 * @param text plain text
 * @param calendar an invitation that goes with it
 */
public record OutgoingMail(
    String key, String recipient, String subject, String text, Optional<CalendarPart> calendar) {

  private static final int KEY_LENGTH = 200;
  private static final int RECIPIENT_LENGTH = 320;
  private static final int SUBJECT_LENGTH = 300;

  public OutgoingMail {
    require(key, KEY_LENGTH, "key");
    require(recipient, RECIPIENT_LENGTH, "recipient");
    require(subject, SUBJECT_LENGTH, "subject");
    if (subject.lines().count() > 1) {
      throw new IllegalArgumentException("The subject of a mail is one line");
    }
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("The text of a mail is missing");
    }
  }

  /** A mail without an invitation. */
  public OutgoingMail(String key, String recipient, String subject, String text) {
    this(key, recipient, subject, text, Optional.empty());
  }

  private static void require(String value, int length, String what) {
    if (value == null || value.isBlank() || value.length() > length) {
      throw new IllegalArgumentException(
          "The %s of a mail is given, in %d characters at most".formatted(what, length));
    }
  }
}

package org.overturn.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** What a failure to hand a mail over means for the mail. */
enum Verdict {
  /** It was not accepted, and may be another time. */
  NOT_NOW,
  /** It was not accepted, and will not be. */
  NEVER,
  /** Nobody knows whether it was accepted. */
  UNKNOWN;

  private static final int REFUSED = 400;
  private static final int REFUSED_FOR_GOOD = 500;

  /**
   * Judges a failure. A reply of 400 and above refuses (RFC 5321), one of 500 and above for good;
   * but a refusal of the sender, of our sign-in or of the connection is about the installation and
   * not about this mail. Without a reply it counts whether the contents were on their way.
   *
   * @param begun whether the contents were begun to be handed over
   */
  static Verdict of(MessagingException failure, boolean begun) {
    if (failure instanceof AddressException) {
      return NEVER;
    }
    int ofAddress = 0;
    int ofContents = 0;
    for (Exception each = failure; each != null; each = next(each)) {
      if (each instanceof SMTPAddressFailedException address) {
        ofAddress = address.getReturnCode();
      } else if (begun && each instanceof SMTPSendFailedException contents) {
        ofContents = contents.getReturnCode();
      }
    }
    if (begun && ofContents < REFUSED) {
      return UNKNOWN;
    }
    return Math.max(ofAddress, ofContents) >= REFUSED_FOR_GOOD ? NEVER : NOT_NOW;
  }

  private static Exception next(Exception failure) {
    return failure instanceof MessagingException mail ? mail.getNextException() : null;
  }
}

package org.overturn.intake.mailbox;

/**
 * Something attached to a mail that may be a notice.
 *
 * @param path where it stands in the mail, such as "2" or "3.1"
 * @param contentType as the mail states it, or null
 */
record Attachment(String path, String contentType, String name, byte[] bytes) {

  /** Says nothing: bytes and names are about patients. */
  @Override
  public String toString() {
    return "Attachment[" + path + "]";
  }
}

package org.overturn.intake.mailbox;

/**
 * A mail as it came.
 *
 * @param key names it in its mailbox, for as long as the mailbox keeps its numbers
 * @param bytes all of it, or null when it is larger than may be fetched
 * @param size in bytes, as the server states it
 */
record Mail(String key, byte[] bytes, long size) {

  boolean isTooLarge() {
    return bytes == null;
  }

  @Override
  public String toString() {
    return "Mail[" + key + "]";
  }
}

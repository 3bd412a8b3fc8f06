package org.overturn.peertopeer.call;

/**
 * One change that a device made to the notes.
 *
 * @param path the note's key; for a list {@code list/entry/part}, or {@code list/entry} to remove
 *     the entry
 * @param was what the device had last heard of it; null where it was blank
 * @param now what it is to be; null takes it away
 * @param ago milliseconds since the button was pressed that notes this moment; null for what was
 *     typed
 */
record NoteChange(String path, String was, String now, Long ago) {

  /**
   * A patch for a change that cannot be kept; says what and how to mend it, never what was typed.
   */
  record Refused(String path, String words) {}
}

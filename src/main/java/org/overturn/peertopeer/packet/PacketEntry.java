package org.overturn.peertopeer.packet;

import java.time.Instant;

/**
 * One thing that a person wrote into a packet. Protected health information.
 *
 * @param id counts up; 0 before it is kept
 * @param part null where the key says it all
 * @param key of the statement that it is about; empty for a statement of its own
 * @param source where it stands, in the person's words; may be empty
 * @param drafted what the draft said when it was written over; may be empty
 */
record PacketEntry(
    long id,
    Kind kind,
    PacketPart part,
    String key,
    String words,
    String source,
    String drafted,
    String by,
    Instant at) {

  /** What a person did. */
  enum Kind {
    /** Added a statement. */
    STATEMENT,
    /** Wrote the lead, the approval, its duration or the criterion cited in their own words. */
    EDIT,
    /** Said why something is missing or stands against the request (R29). */
    EXPLANATION,
    /** Took a statement out. */
    STRIKE,
    /** Put a struck statement back. */
    RESTORE
  }

  /** The key of the statement that this entry itself is. */
  String ownKey() {
    return "written:" + id;
  }

  @Override
  public String toString() {
    return "PacketEntry[" + kind + " " + id + "]";
  }
}

package org.overturn.deadline;

/** Steps of a case from which dates of the practice are counted, such as half of what is left. */
public enum Moment {
  /** Every deadline was set: the case opened, or its reason or letter came. */
  DEADLINES_SET,
  /** Both tracks opened. */
  CHALLENGE_OPENED,
  /** The payer could not be reached, and the request opened again. */
  REQUEST_GIVEN_UP,
  /** The payer granted the call. */
  REQUEST_GRANTED,
  /** A slot was agreed; the prep packet is due ahead of it. */
  SLOT_AGREED,
  /** A level of the appeal opened. */
  LEVEL_OPENED,
  /** The call upheld the denial, and the appeal goes out the same day (R46). */
  CALL_RECORD_ADDED
}

package org.overturn.deadline;

/** Steps of a case from which dates of the practice are counted, such as half of what is left. */
public enum Moment {
  /** Every deadline was set: the case opened, or its reason or letter came. */
  DEADLINES_SET,
  /** Both tracks opened. */
  CHALLENGE_OPENED,
  /** The request opened again: nobody was reached, or a correction gave the call back. */
  REQUEST_OPENED_AGAIN,
  /** The payer granted a call without a time, and is asked again the same day. */
  REQUEST_DUE_AGAIN,
  /** The payer granted the call. */
  REQUEST_GRANTED,
  /** A reviewer missed the call, and the payer's time to call back runs. */
  ATTEMPT_COUNTED,
  /** The payer holds no call, or the practice decided not to ask for one. */
  CALL_DECLINED,
  /** A slot was agreed; the prep packet is due ahead of it. */
  SLOT_AGREED,
  /** A level of the appeal opened. */
  LEVEL_OPENED,
  /** The call upheld the denial, and the appeal goes out the same day (R46). */
  CALL_RECORD_ADDED
}

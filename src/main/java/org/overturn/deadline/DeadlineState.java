package org.overturn.deadline;

/** Whether a deadline still runs, was met, passed unused, or no longer matters. */
public enum DeadlineState {
  OPEN,
  MET,
  LAPSED,
  CANCELLED
}

package org.overturn.security;

/** The application must not start as it is configured; says why, and what to do about it. */
public class StartRefused extends RuntimeException {

  private final String action;

  public StartRefused(String why, String action) {
    super(why);
    this.action = action;
  }

  String action() {
    return action;
  }
}

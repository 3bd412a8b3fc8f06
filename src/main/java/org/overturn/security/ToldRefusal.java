package org.overturn.security;

import org.springframework.security.access.AccessDeniedException;

/** An access that is denied for a reason that may be told to whoever asked. */
public class ToldRefusal extends AccessDeniedException {

  public ToldRefusal(String why) {
    super(why);
  }
}

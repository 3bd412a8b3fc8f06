package org.overturn.security;

import java.util.regex.Pattern;

/** What the engine takes as a user's id. */
public final class UserIds {

  static final String PATTERN = "[a-zA-Z0-9][a-zA-Z0-9@._-]*";

  public static final String IN_WORDS =
      "up to 64 letters, digits and @ . _ - and a letter or a digit first.";

  /** Characters, in the engine's tables. */
  private static final int LONGEST = 64;

  private static final Pattern USABLE = Pattern.compile(PATTERN);

  private UserIds() {}

  /** The engine can keep it. */
  public static boolean isUsable(String id) {
    return id != null && id.length() <= LONGEST && USABLE.matcher(id).matches();
  }
}

package org.overturn.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;

/**
 * Not a password that is guessed early: {@code Password123!} has all kinds of signs, and everybody
 * who guesses begins with it (NIST SP 800-63B-4, 3.1.1.2, asks that such are refused). Counted are
 * the guesses of somebody who knows the common passwords, words, names, dates, rows of keys, and
 * how people alter them.
 */
class HardToGuess implements PasswordPolicyRule {

  /** Guesses; hashed as slowly as passwords are kept here, these take a processor forty years. */
  private static final double FEWEST = 1e10;

  /** Characters; counting takes long for many more, and what is strong here is strong with more. */
  private static final int COUNTED = 64;

  /** Its word lists are read when the first password is chosen, not whenever Overturn starts. */
  private static final class Guessing {
    static final Zxcvbn KNOWN_WORDS = new Zxcvbn();
  }

  /** Admin shows it to whoever chooses a password there. */
  @Override
  public String getPlaceholder() {
    return "Password must not be one that is soon guessed.";
  }

  @Override
  public Map<String, String> getParameters() {
    return Map.of();
  }

  @Override
  public boolean execute(String password) {
    return execute(password, null);
  }

  @Override
  public boolean execute(String password, User user) {
    String counted = password.substring(0, Math.min(COUNTED, password.length()));
    return Guessing.KNOWN_WORDS.measure(counted, known(user)).getGuesses() >= FEWEST;
  }

  private static List<String> known(User user) {
    Stream<String> theirs =
        user == null
            ? Stream.of()
            : Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail());
    return Stream.concat(theirs, Stream.of("overturn", "camunda"))
        .filter(Objects::nonNull)
        .filter(each -> !each.isBlank())
        .toList();
  }
}

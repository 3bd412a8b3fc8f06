package org.overturn.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * PBKDF2 with HMAC-SHA-256 (NIST SP 800-132): whoever gets hold of the database has to do for each
 * guess what a sign-in does. A hash says how many iterations it took, so that the setting can be
 * raised without locking anybody out. Its salt of 16 random bytes stands in the hash, beside the
 * one that the engine puts behind each password.
 */
class SlowHash implements PasswordEncryptor {

  /** As the engine writes it before each hash, in braces. */
  private static final String NAME = "PBKDF2-SHA256";

  private static final Pattern KEPT = Pattern.compile("([1-9]\\d{0,8})\\$([0-9a-f]+)");
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final int iterations;
  private final String nobodys;

  SlowHash(int iterations) {
    this.iterations = iterations;
    this.nobodys = iterations + "$" + "00".repeat(SALT_BYTES + HASH_BYTES);
  }

  @Override
  public String hashAlgorithmName() {
    return NAME;
  }

  @Override
  public String encrypt(String password) {
    return iterations + "$" + encoder(iterations).encode(password);
  }

  @Override
  public boolean check(String password, String kept) {
    Matcher parts = KEPT.matcher(kept);
    if (!parts.matches()) {
      throw new IllegalStateException("A kept password is none of " + NAME + ": it is damaged");
    }
    return encoder(Integer.parseInt(parts.group(1))).matches(password, parts.group(2));
  }

  /** Takes as long as a password that is wrong. */
  void spend(String password) {
    check(password, nobodys);
  }

  /** Whether a password that the engine keeps is hashed as one that is set today would be. */
  boolean isCurrent(String kept) {
    return kept.startsWith("{" + NAME + "}" + iterations + "$");
  }

  private static Pbkdf2PasswordEncoder encoder(int iterations) {
    return new Pbkdf2PasswordEncoder(
        "", SALT_BYTES, iterations, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
  }
}

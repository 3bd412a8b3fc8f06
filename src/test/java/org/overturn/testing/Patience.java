package org.overturn.testing;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test waits for, it waits for at least a minute, unless it says otherwise: a busy machine
 * is slow, not wrong. The libraries' own patience is ten seconds and five.
 */
public final class Patience implements BeforeAllCallback {

  private static final Duration USUAL = Duration.ofMinutes(1);

  @Override
  public void beforeAll(ExtensionContext tests) {
    Awaitility.setDefaultTimeout(USUAL);
    PlaywrightAssertions.setDefaultAssertionTimeout(USUAL.toMillis());
  }
}

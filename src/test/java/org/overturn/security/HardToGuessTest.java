package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardToGuessTest {

  private static final String FAULT = "This one is soon guessed";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Password123!",
        "P@ssw0rd2026!",
        "Qwertyuiop1!",
        "Abcdefgh1234!",
        "Overturn2026!",
        "Aaaaaaaaaaa1!",
        "Summer-2026-1",
        "Zaq12wsx!QAZ"
      })
  void whatEverybodyWhoGuessesBeginsWithIsRefusedWithAWayToMendIt(String guessed) {
    assertThat(PasswordRules.faults(guessed, olivia()))
        .anyMatch(fault -> fault.startsWith(FAULT) && fault.contains("some words"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a Horse, 7 Staples and Batteries",
        "a-Long-passw0rd-of-hers",
        "xK9#mQ2$vL5w",
        "Vier Äpfel, 2 Birnen"
      })
  void whatTakesLongToGuessIsTaken(String strong) {
    assertThat(PasswordRules.faults(strong, olivia())).isEmpty();
  }

  @Test
  void aPasswordOfAMegabyteIsJudgedAsSoonAsAnother() {
    String endless = "aB3-".repeat(250_000);
    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> PasswordRules.faults(endless, olivia()));
  }

  private static User olivia() {
    UserEntity olivia = new UserEntity("olivia");
    olivia.setFirstName("Olivia");
    olivia.setLastName("Marsh");
    olivia.setEmail("olivia@practice.example");
    return olivia;
  }
}

package org.overturn.intake;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Intake, under {@code overturn.intake}.
 *
 * @param maxSize the largest original that is taken
 * @param partsAtOnce how many parts of one original are settled before its sender is answered; the
 *     others follow in the background
 * @param takeUpAfter how long a notice may stay unsettled before the sweep takes it up
 * @param sweepEvery the pause between two sweeps
 * @param giveUpAfter how long the sweep tries before it leaves a notice to a person
 */
@Validated
@ConfigurationProperties("overturn.intake")
public record IntakeProperties(
    @NotNull @DefaultValue("25MB") DataSize maxSize,
    @Min(0) @DefaultValue("50") int partsAtOnce,
    @NotNull @DefaultValue("1m") Duration takeUpAfter,
    @NotNull @DefaultValue("1m") Duration sweepEvery,
    @NotNull @DefaultValue("24h") Duration giveUpAfter) {

  @AssertTrue(message = "max-size must be between 1KB and 1GB")
  boolean isMaxSizeSensible() {
    return maxSize == null || (maxSize.toKilobytes() >= 1 && maxSize.toMegabytes() <= 1024);
  }

  @AssertTrue(message = "take-up-after, sweep-every and give-up-after must be one second or more")
  boolean isSweepSensible() {
    return isSecond(takeUpAfter) && isSecond(sweepEvery) && isSecond(giveUpAfter);
  }

  private static boolean isSecond(Duration duration) {
    return duration == null || duration.compareTo(Duration.ofSeconds(1)) >= 0;
  }
}

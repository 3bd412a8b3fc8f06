package org.overturn.practice;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The practice, under {@code overturn.practice}. Screens and forms speak its time; the payer's
 * rules speak the payer's.
 *
 * @param name as it stands on pages, mails and letters
 * @param zone its IANA time zone, such as {@code America/Chicago}
 * @param opens when its working day starts, in {@code zone}
 * @param closes when its working day ends, in {@code zone}
 */
@Validated
@ConfigurationProperties("overturn.practice")
public record PracticeProperties(
    @NotBlank String name,
    @NotNull ZoneId zone,
    @NotNull LocalTime opens,
    @NotNull LocalTime closes) {

  @AssertTrue(message = "opens must be earlier than closes")
  boolean isOpenBeforeItCloses() {
    return opens == null || closes == null || opens.isBefore(closes);
  }
}

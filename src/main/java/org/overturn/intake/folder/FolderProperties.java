package org.overturn.intake.folder;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The watched folder, under {@code overturn.intake.folder}.
 *
 * @param path the folder, which all nodes see; null when none is watched
 * @param pollEvery the pause between two looks
 * @param settle how long a file must not have changed before it counts as wholly written
 * @param archive where files go whose notice is kept; null for {@code archive} inside the folder
 * @param rejected where files go that cannot be taken; null for {@code rejected} inside it
 * @param tooLarge where files go that are too large; null for {@code too-large} inside it
 * @param acknowledgements where answers to senders are put; null for {@code acknowledgements}
 */
@Validated
@ConfigurationProperties("overturn.intake.folder")
record FolderProperties(
    Path path,
    @NotNull @DefaultValue("15s") Duration pollEvery,
    @NotNull @DefaultValue("10s") Duration settle,
    Path archive,
    Path rejected,
    Path tooLarge,
    Path acknowledgements) {

  @AssertTrue(message = "poll-every must be one second or more, and settle not negative")
  boolean isPaceSensible() {
    return pollEvery == null
        || settle == null
        || (pollEvery.compareTo(Duration.ofSeconds(1)) >= 0 && !settle.isNegative());
  }

  Path orInside(Path place, String name) {
    return place == null ? path.resolve(name) : place;
  }
}

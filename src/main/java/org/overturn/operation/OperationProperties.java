package org.overturn.operation;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How health is found out and figures are read, under {@code overturn.operation}.
 *
 * @param lookEvery how old the health of the database, the disks and the timers may be
 * @param serversEvery the same for the servers outside: mail and charts
 * @param lookWithin what does not answer in this time is down
 * @param figuresEvery how old the figures for monitoring may be
 * @param figuresWithin how long a scrape waits for them
 * @param timersLateAfter how long a timer may be due and not taken before that is told
 * @param disks folders whose disks must not fill up; empty names are passed over
 * @param diskFree less room than this on one of them is told
 * @param backupsOnRecord whether backups are put on record in the database, so that their age can
 *     be told
 */
@Validated
@ConfigurationProperties("overturn.operation")
public record OperationProperties(
    @NotNull @DefaultValue("2s") Duration lookEvery,
    @NotNull @DefaultValue("15s") Duration serversEvery,
    @NotNull @DefaultValue("3s") Duration lookWithin,
    @NotNull @DefaultValue("10s") Duration figuresEvery,
    @NotNull @DefaultValue("2s") Duration figuresWithin,
    @NotNull @DefaultValue("1m") Duration timersLateAfter,
    @NotNull @DefaultValue List<String> disks,
    @NotNull @DefaultValue("200MB") DataSize diskFree,
    @DefaultValue("true") boolean backupsOnRecord) {

  @AssertTrue(message = "look-within and figures-within must be between 100ms and 30s")
  boolean isPatienceSensible() {
    return isSensible(lookWithin) && isSensible(figuresWithin);
  }

  private static boolean isSensible(Duration patience) {
    return patience == null || patience.toMillis() >= 100 && patience.toSeconds() <= 30;
  }

  List<Path> folders() {
    return disks.stream().filter(name -> !name.isBlank()).map(Path::of).distinct().toList();
  }
}

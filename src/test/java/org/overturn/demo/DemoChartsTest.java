package org.overturn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overturn.practice.PracticeProperties;
import org.overturn.testing.TestClock;

class DemoChartsTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Clock CLOCK = Clock.fixed(TestClock.START, ZONE);

  @TempDir Path data;

  @Test
  void theSampleChartsAreThereDatedAndWhatSomebodyChangedStays() throws IOException {
    Path folder = data.resolve("charts");
    DemoCharts charts =
        new DemoCharts(
            folder.toString(),
            new PracticeProperties("Lakeside", ZONE, LocalTime.of(8, 0), LocalTime.of(17, 0)),
            CLOCK);
    charts.put();
    List<Path> files = files(folder);
    assertThat(files).hasSizeGreaterThanOrEqualTo(6);
    for (Path file : files) {
      assertThat(Files.readString(file)).doesNotContain("{{").contains("2026-");
    }
    Files.writeString(files.get(0), "changed");
    charts.put();
    assertThat(files.get(0)).hasContent("changed");
    assertThat(files(folder)).hasSameSizeAs(files);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}

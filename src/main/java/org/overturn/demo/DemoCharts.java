package org.overturn.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import org.overturn.practice.PracticeProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Puts the sample charts where the demo reads charts, dated as the sample denials are, so that
 * people can look at them and drop others beside. One that is there already is left as it is: it
 * goes with the denials of that day, and somebody may have changed it.
 */
@Component
@Profile("demo")
class DemoCharts {

  private static final String SAMPLES = "classpath*:samples/charts/*.json";

  private final String folder;
  private final PracticeProperties practice;
  private final Clock clock;

  DemoCharts(
      @Value("${overturn.chart.folder}") String folder, PracticeProperties practice, Clock clock) {
    this.folder = folder;
    this.practice = practice;
    this.clock = clock;
  }

  /** Nothing where the demo reads charts from a server. */
  void put() {
    if (folder.isBlank()) {
      return;
    }
    try {
      Path charts = Files.createDirectories(Path.of(folder));
      for (Resource sample : new PathMatchingResourcePatternResolver().getResources(SAMPLES)) {
        put(sample, charts);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("The sample charts cannot be put into " + folder, failure);
    }
  }

  /** Written whole before it has its name: a chart may be read at any time. */
  private void put(Resource sample, Path charts) throws IOException {
    Path target = charts.resolve(sample.getFilename());
    if (!Files.exists(target)) {
      String text = sample.getContentAsString(StandardCharsets.UTF_8);
      Path part = charts.resolve(sample.getFilename() + ".part");
      Files.writeString(part, SampleDates.fill(text, clock.instant(), practice.zone()));
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}

package org.overturn.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.actuate.health.Health;

/**
 * The room on the disks of this node's folders: temporary files, the watched folder, the charts. A
 * share over the network may be away, or hang.
 */
final class Disks implements MeterBinder {

  private final OperationProperties properties;
  private final Scraping scraping;

  Disks(OperationProperties properties, Scraping scraping) {
    this.properties = properties;
    this.scraping = scraping;
  }

  Health health() {
    List<String> trouble = new ArrayList<>();
    for (Path folder : properties.folders()) {
      Optional<Long> free = free(folder);
      if (free.isEmpty()) {
        trouble.add(folder + " is not there");
      } else if (free.get() < properties.diskFree().toBytes()) {
        trouble.add("%s has %d MB left".formatted(folder, free.get() / (1024 * 1024)));
      }
    }
    return trouble.isEmpty()
        ? Health.up().build()
        : Health.down().withDetail("trouble", String.join("; ", trouble)).build();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Path folder : properties.folders()) {
      Lookout<Double> room =
          scraping.lookout("disk", () -> free(folder).map(Long::doubleValue).orElse(Double.NaN));
      Gauge.builder("overturn.disk.free", () -> room.latest().orElse(Double.NaN))
          .description("Room on the disk of a folder of this node")
          .baseUnit("bytes")
          .tag("folder", folder.toString())
          .register(registry);
    }
  }

  private static Optional<Long> free(Path folder) {
    try {
      return Optional.of(Files.getFileStore(folder).getUsableSpace());
    } catch (IOException away) {
      return Optional.empty();
    }
  }
}

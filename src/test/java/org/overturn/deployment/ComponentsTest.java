package org.overturn.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.deployment.Components.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Each component of the product has a license that we take, and none a hole that we know of. */
class ComponentsTest {

  private static final Logger LOG = LoggerFactory.getLogger(ComponentsTest.class);
  private static final int DAYS_UNTIL_STALE = 90;

  record License(String id, List<String> also, String why) {}

  record Exempt(String component, String license, String why) {}

  record Licenses(List<License> taken, List<String> offered, List<Exempt> exceptions) {}

  record Range(String from, String before) {
    boolean holds(String version) {
      return Components.compare(version, from) >= 0 && Components.compare(version, before) < 0;
    }
  }

  record Accepted(String why, LocalDate until) {}

  record Advisory(
      String id,
      String component,
      String what,
      List<Range> affected,
      String source,
      Accepted accepted) {
    boolean concerns(Component part) {
      return part.name().equals(component)
          && affected.stream().anyMatch(range -> range.holds(part.version()));
    }
  }

  record Advisories(
      LocalDate reviewed, String how, @JsonProperty("advisories") List<Advisory> all) {}

  @Test
  void theSbomIsThatOfTheProduct() throws IOException {
    assertThat(Components.ofTheProduct().all())
        .hasSizeGreaterThan(150)
        .extracting(Component::name)
        .contains(
            "org.camunda.bpm:camunda-engine", "org.springframework.security:spring-security-web")
        .as("the demo's and the tests' are not in the jar")
        .noneMatch(
            name ->
                name.matches("(io\\.zonky|com\\.icegreen|com\\.microsoft|junit|org\\.junit).*"));
  }

  @Test
  void everyComponentHasALicenseThatWeTake() throws IOException {
    assertThat(
            Components.ofTheProduct().all().stream()
                .flatMap(part -> flaw(part, licenses()).stream()))
        .as("see tools/licenses.yaml")
        .isEmpty();
  }

  @Test
  void noComponentHasAHoleThatIsKnownToUs() throws IOException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(holes(Components.ofTheProduct(), advisories(), today))
        .as("see tools/advisories.yaml")
        .isEmpty();
    staleness(advisories(), Clock.systemUTC()).ifPresent(LOG::warn);
  }

  @ParameterizedTest
  @CsvSource({
    "AGPL-3.0-only,              AGPL-3.0-only is not in tools/licenses.yaml",
    "'Apache-2.0,SSPL-1.0',      SSPL-1.0 is not in tools/licenses.yaml",
    "GPL-2.0-with-classpath-exception, none of its licenses is taken",
    "'',                         names no license"
  })
  void aComponentUnderAnotherLicenseFailsTheBuildByItsName(String named, String words) {
    List<String> licenses = named.isEmpty() ? List.of() : List.of(named.split(","));
    assertThat(flaw(new Component("org.example:thing", "1.0", licenses), licenses()))
        .contains("org.example:thing 1.0: " + words);
  }

  @Test
  void aComponentWithAHoleFailsTheBuildUntilItIsMendedOrAccepted() throws IOException {
    Components old =
        Components.of(
            new ObjectMapper()
                .readTree(
                    "{\"components\":[{\"group\":\"org.yaml\",\"name\":\"snakeyaml\","
                        + "\"version\":\"1.33\"}]}"));
    LocalDate today = LocalDate.parse("2026-11-22");

    assertThat(holes(old, advisories(), today))
        .singleElement()
        .asString()
        .startsWith("org.yaml:snakeyaml 1.33 has CVE-2022-1471");
    assertThat(holes(old, accepted("2026-12-01"), today)).isEmpty();
    assertThat(holes(old, accepted("2026-11-01"), today)).hasSize(1);
  }

  @Test
  void aListThatNobodyHasGoneThroughForNinetyDaysIsWarnedOf() {
    Advisories list = new Advisories(LocalDate.parse("2026-01-01"), "", List.of());
    assertThat(staleness(list, at("2026-04-01T12:00:00Z"))).isEmpty();
    assertThat(staleness(list, at("2026-04-02T12:00:00Z")))
        .hasValueSatisfying(words -> assertThat(words).contains("2026-01-01", "91 days"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.9, 1.10, -1",
    "2.0, 2, 0",
    "10.1.55, 10.1.45, 1",
    "3.1.5.RELEASE, 3.1.2, 1",
    "33.2.1-jre, 32.0.0, 1"
  })
  void versionsAreComparedByNumbers(String one, String other, int sign) {
    assertThat(Components.compare(one, other)).isEqualTo(sign);
  }

  @Test
  void everyEntrySaysWhyAndWhereFrom() {
    assertThat(licenses().taken()).allMatch(each -> !each.why().isBlank());
    assertThat(advisories().all())
        .allMatch(each -> each.id().matches("(CVE|GHSA)-[0-9a-z-]+"))
        .allMatch(each -> each.source().startsWith("https://") && !each.what().isBlank())
        .allMatch(each -> each.accepted() == null || !each.accepted().why().isBlank());
  }

  private static Optional<String> flaw(Component part, Licenses licenses) {
    String who = part.name() + " " + part.version() + ": ";
    if (licenses.exceptions().stream().anyMatch(each -> each.component().equals(part.name()))) {
      return Optional.empty();
    }
    if (part.licenses().isEmpty()) {
      return Optional.of(who + "names no license");
    }
    Set<String> taken = new HashSet<>();
    for (License each : licenses.taken()) {
      taken.add(each.id());
      taken.addAll(Optional.ofNullable(each.also()).orElse(List.of()));
    }
    for (String named : part.licenses()) {
      if (!taken.contains(named) && !licenses.offered().contains(named)) {
        return Optional.of(who + named + " is not in tools/licenses.yaml");
      }
    }
    return part.licenses().stream().anyMatch(taken::contains)
        ? Optional.empty()
        : Optional.of(who + "none of its licenses is taken");
  }

  private static List<String> holes(Components parts, Advisories advisories, LocalDate today) {
    List<String> holes = new ArrayList<>();
    for (Component part : parts.all()) {
      for (Advisory each : advisories.all()) {
        boolean accepted = each.accepted() != null && !each.accepted().until().isBefore(today);
        if (each.concerns(part) && !accepted) {
          holes.add(
              "%s %s has %s (%s); take a version from %s on"
                  .formatted(
                      part.name(),
                      part.version(),
                      each.id(),
                      each.what(),
                      each.affected().get(each.affected().size() - 1).before()));
        }
      }
    }
    return holes;
  }

  private static Optional<String> staleness(Advisories list, Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    long days = ChronoUnit.DAYS.between(list.reviewed(), today);
    return days <= DAYS_UNTIL_STALE
        ? Optional.empty()
        : Optional.of(
            "tools/advisories.yaml was last gone through on %s, %d days ago: run ./mvnw verify"
                    .formatted(list.reviewed(), days)
                + " -Pvulnerabilities where there is a network, and bring the list up to date");
  }

  private static Advisories accepted(String until) {
    return new Advisories(
        LocalDate.parse("2026-11-22"),
        "",
        advisories().all().stream()
            .map(
                each ->
                    new Advisory(
                        each.id(),
                        each.component(),
                        each.what(),
                        each.affected(),
                        each.source(),
                        new Accepted("no foreign document", LocalDate.parse(until))))
            .toList());
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private static Licenses licenses() {
    return read("tools/licenses.yaml", Licenses.class);
  }

  private static Advisories advisories() {
    return read("tools/advisories.yaml", Advisories.class);
  }

  /** An unknown key is a slip of the pen, and fails. */
  private static <T> T read(String file, Class<T> type) {
    try {
      Object plain =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(Path.of(file)));
      return new ObjectMapper().findAndRegisterModules().convertValue(dated(plain), type);
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** YAML knows dates and numbers; here each is what stands in the file. */
  private static Object dated(Object value) {
    if (value instanceof java.util.Map<?, ?> map) {
      var copy = new java.util.LinkedHashMap<String, Object>();
      map.forEach((key, each) -> copy.put(String.valueOf(key), dated(each)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ComponentsTest::dated).toList();
    }
    return value instanceof java.util.Date date
        ? LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC).toString()
        : value == null ? null : String.valueOf(value);
  }
}

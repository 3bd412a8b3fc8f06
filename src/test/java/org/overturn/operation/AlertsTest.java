package org.overturn.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yaml.snakeyaml.Yaml;

/** Whoever is woken up finds what to do, and no alert waits for a figure that there is not. */
@OverturnTest
class AlertsTest {

  /** What Prometheus says itself of whom it scrapes. */
  private static final String OF_PROMETHEUS = "up";

  /** Parts of health that are there when a folder or a mailbox is configured. */
  private static final Set<String> WHEN_CONFIGURED = Set.of("intakeFolder", "intakeMailbox");

  private static final Pattern FIGURE =
      Pattern.compile("\\b(up|(?:overturn|hikaricp|http|jvm|process)_[a-z_]+)\\b");

  private static final Pattern TAG = Pattern.compile("([a-z]+)=~?\"([^\"]+)\"");

  @LocalServerPort int port;

  @Test
  void everyAlertHasItsSectionAndEverySectionItsAlert() throws IOException {
    Set<String> sections = found(Pattern.compile("(?m)^### (\\w+)$"), runbook());

    assertThat(sections)
        .containsExactlyInAnyOrderElementsOf(
            alerts().stream().map(alert -> text(alert, "alert")).toList());
    for (String section : runbook().split("(?m)^### ")) {
      if (sections.contains(section.lines().findFirst().orElse(""))) {
        assertThat(section).contains("*Means*:", "*Look*:", "*Mend*:", "*Tell*:");
      }
    }
    for (Map<String, Object> alert : alerts()) {
      String name = text(alert, "alert");
      assertThat(alert.get("labels").toString())
          .as(name)
          .containsPattern("severity=(page|ticket)}");
      assertThat(alert.get("annotations").toString())
          .as(name)
          .contains("summary=", "docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void everyFigureThatAnAlertOrTheRunbookReadsIsThere() throws IOException {
    HttpUser monitor = HttpUser.basic(port, "monitor");
    monitor.getJson("/actuator/health");
    String text = monitor.getText("/actuator/prometheus").body();
    Set<String> there = new Scrape(text).names();

    for (Map<String, Object> alert : alerts()) {
      String expression = text(alert, "expr");
      Set<String> read = found(FIGURE, expression.replaceAll("\"[^\"]*\"", ""));
      read.remove(OF_PROMETHEUS);
      assertThat(there).as(expression).containsAll(read);
      if (!expression.startsWith("up{") && !expression.startsWith("sum(rate(http")) {
        tagsAreThere(expression, text);
      }
    }
    Set<String> told = found(Pattern.compile("`(overturn_[a-z_]+)"), runbook());
    told.removeIf(name -> there.contains(name + "_count"));
    assertThat(there).containsAll(told);
  }

  private static void tagsAreThere(String expression, String text) {
    for (MatchResult tag : TAG.matcher(expression).results().toList()) {
      Arrays.stream(tag.group(2).split("\\|"))
          .filter(value -> !WHEN_CONFIGURED.contains(value))
          .forEach(
              value ->
                  assertThat(text)
                      .as(expression)
                      .contains("%s=\"%s\"".formatted(tag.group(1), value)));
    }
  }

  @Test
  void everyPartOfHealthIsInTheRunbook() throws IOException {
    String text = HttpUser.basic(port, "monitor").getText("/actuator/prometheus").body();
    Set<String> parts = found(Pattern.compile("overturn_health\\{.*part=\"(\\w+)\""), text);
    parts.removeAll(Set.of("livenessState", "readinessState", "ping", "ssl"));

    assertThat(parts)
        .isNotEmpty()
        .allSatisfy(part -> assertThat(runbook()).contains("`" + part + "`"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> alerts() throws IOException {
    Map<String, Object> file = new Yaml().load(Files.readString(Path.of("ops/alerts.yml")));
    return ((List<Map<String, Object>>) file.get("groups"))
        .stream()
            .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
            .toList();
  }

  private static String text(Map<String, Object> alert, String key) {
    return String.valueOf(alert.get(key));
  }

  private static String runbook() throws IOException {
    return Files.readString(Path.of("docs/runbook.md"));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(each -> each.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

package org.overturn;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.overturn.audit.Audit;
import org.overturn.audit.ChainProof;
import org.overturn.audit.Head;
import org.overturn.audit.Proof;
import org.overturn.demo.DemoDatabase;
import org.overturn.denial.Timeline;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.Banner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/**
 * {@code --prove-audit} in place of starting: reads the audit's chain and says whether it holds. It
 * starts neither the engine nor a page nor a timer, and writes nothing to the database.
 *
 * <p>{@code --head=position:hash}, as often as wanted, names heads that somebody kept. With {@code
 * --record} what came of it is put on record as one more entry of the audit, as the daily proof's
 * is: then monitoring knows it, too.
 */
final class ProveAudit {

  static final int HOLDS = 0;
  static final int BROKEN = 1;

  /** The chain could not be read, or what was asked cannot be understood. */
  static final int NOT_PROVEN = 2;

  private static final String OPTION = "prove-audit";
  private static final String HEAD = "head";
  private static final String RECORD = "record";

  /**
   * All it needs: the database that the settings name, or the demo's. It is no component, or
   * Overturn itself would find it, and the demo would have two databases.
   */
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
  })
  @Import({DemoDatabase.class, Audit.class})
  static class Reading {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  private ProveAudit() {}

  static boolean isAsked(String[] args) {
    return new DefaultApplicationArguments(args).containsOption(OPTION);
  }

  /** Proves, prints, and gives the exit code. */
  static int run(String[] args, PrintStream out) {
    SpringApplication reading = new SpringApplication(Reading.class);
    reading.setWebApplicationType(WebApplicationType.NONE);
    reading.setBannerMode(Banner.Mode.OFF);
    reading.setLogStartupInfo(false);
    reading.setDefaultProperties(Map.of("logging.level.root", "error"));
    try {
      ApplicationArguments arguments = new DefaultApplicationArguments(args);
      List<Head> kept = heads(arguments);
      try (ConfigurableApplicationContext database = reading.run(args)) {
        Proof proof = new ChainProof(database.getBean(DataSource.class)).prove(kept);
        int code = tell(proof, kept, out);
        if (arguments.containsOption(RECORD)) {
          record(proof, database.getBean(Audit.class));
        }
        return code;
      }
    } catch (RuntimeException failure) {
      out.println("Not proven: " + NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
      if (!(failure instanceof IllegalArgumentException)) {
        out.println(
            "It reads the database that SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                + " SPRING_DATASOURCE_PASSWORD name, as the application does.");
      }
      return NOT_PROVEN;
    }
  }

  private static void record(Proof proof, Audit audit) {
    audit.record(Timeline.SYSTEM, proof.act(), null, null, "by command: " + proof.summary());
  }

  private static List<Head> heads(ApplicationArguments arguments) {
    return Optional.ofNullable(arguments.getOptionValues(HEAD)).orElse(List.of()).stream()
        .map(Head::of)
        .toList();
  }

  private static int tell(Proof proof, List<Head> kept, PrintStream out) {
    proof.faults().forEach(fault -> out.println(fault.kind() + "  " + fault.words()));
    if (proof.faultsInAll() > proof.faults().size()) {
      out.printf("and %,d more%n", proof.faultsInAll() - proof.faults().size());
    }
    out.printf(
        "%s: %,d entries are sealed, %,d wait to be.%n",
        proof.holds() ? "The audit's chain holds" : "THE AUDIT'S CHAIN IS BROKEN",
        proof.head().position(),
        proof.waiting());
    out.println("Head: " + proof.head());
    if (kept.isEmpty()) {
      out.println(
          "No kept head was given (--head=position:hash, from the log or the daily mail), so nothing"
              + " is said of an end that was cut off or a chain that was written anew.");
    }
    return proof.holds() ? HOLDS : BROKEN;
  }
}

package org.overturn.operation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What there is to tell of a node by itself. */
@Configuration(proxyBeanMethods = false)
class OperationSetup {

  @Bean
  static RefusedStatements refusedStatements() {
    return new RefusedStatements();
  }

  @Bean
  DatabaseHealth databaseHealth(
      DataSource database, RefusedStatements refused, OperationProperties pace) {
    return new DatabaseHealth(database, refused, pace);
  }

  @Bean
  HealthIndicator dbHealthIndicator(DatabaseHealth database, OperationProperties pace) {
    return new BoundedHealth("db", database::answers, pace.lookEvery(), pace.lookWithin());
  }

  @Bean
  HealthIndicator dbDiskHealthIndicator(DatabaseHealth database) {
    return database::hasRoom;
  }

  @Bean
  Disks disks(OperationProperties properties, Scraping scraping) {
    return new Disks(properties, scraping);
  }

  @Bean
  HealthIndicator diskHealthIndicator(Disks disks, OperationProperties pace) {
    return new BoundedHealth("disk", disks::health, pace.lookEvery(), pace.lookWithin());
  }

  @Bean
  HealthMeters healthMeters(
      HealthContributorRegistry parts, MeterRegistry registry, Scraping scraping) {
    return new HealthMeters(parts, registry, scraping);
  }

  @Bean
  BackupMeters backupMeters(
      JdbcClient jdbc, Clock clock, OperationProperties properties, Scraping scraping) {
    return new BackupMeters(jdbc, clock, properties, scraping);
  }

  @Bean
  RefusedSignIns refusedSignIns(MeterRegistry registry) {
    return new RefusedSignIns(registry);
  }
}

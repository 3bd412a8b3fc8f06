package org.overturn.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.overturn.security.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The database and the mail server inside the demo, both for this machine only. */
@Configuration
@Profile("demo")
@ConditionalOnClass(name = DemoFromSourcesOnly.POSTGRES)
class DemoServers {

  private static final Logger log = LoggerFactory.getLogger(DemoServers.class);

  @Bean
  DemoFolder demoFolder(@Value("${overturn.demo.folder:data}") Path folder) {
    return new DemoFolder(folder);
  }

  /** PostgreSQL keeps each commit on disk before it answers, as in production. */
  @Bean(destroyMethod = "close")
  EmbeddedPostgres demoPostgres(DemoFolder folder) throws IOException {
    EmbeddedPostgres postgres = start(folder);
    log.info("PostgreSQL keeps the demo's data in {}", folder.database().toAbsolutePath());
    return postgres;
  }

  static EmbeddedPostgres start(DemoFolder folder) throws IOException {
    return EmbeddedPostgres.builder()
        .setPGStartupWait(Duration.ofMinutes(2)) // after a kill it reads its log first
        .setDataDirectory(folder.database())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("fsync", "on")
        .start();
  }

  /** As the application's role; Flyway takes the same address as the owner. */
  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource dataSource(EmbeddedPostgres postgres) {
    DemoRoles.create(postgres.getPostgresDatabase());
    return pool(postgres.getPort());
  }

  static HikariDataSource pool(int port) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
    pool.setUsername(DemoRoles.APPLICATION);
    return pool;
  }

  /** Also the mailbox that the demo reads: mail to {@code denials@practice.example}. */
  @Bean(initMethod = "start", destroyMethod = "stop")
  GreenMail demoMail(
      @Value("${overturn.demo.smtp-port:3025}") int smtp,
      @Value("${overturn.demo.imap-port:3143}") int imap) {
    requireFree(smtp, "overturn.demo.smtp-port");
    requireFree(imap, "overturn.demo.imap-port");
    GreenMail mail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(imap, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    mail.setUser("denials@practice.example", "denials", "denials");
    return mail;
  }

  private static void requireFree(int port, String property) {
    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      log.debug("Port {} is free", free.getLocalPort());
    } catch (IOException taken) {
      throw new StartRefused(
          "Port " + port + ", which the demo's mail server needs, is taken.",
          "Stop what uses it, or set " + property + " to another port.");
    }
  }

  @Bean
  JavaMailSenderImpl mailSender(GreenMail mail) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(mail.getSmtp().getPort());
    return sender;
  }
}

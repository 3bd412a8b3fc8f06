package org.overturn.demo;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.overturn.security.StartRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;

/**
 * The demo's database for a command that reads it: the server of a demo that runs, or else one
 * started on the demo's folder for as long as the command takes. It changes nothing. It is no
 * component: a command imports it.
 */
@Profile("demo")
@ConditionalOnClass(name = DemoFromSourcesOnly.POSTGRES)
public class DemoDatabase {

  @Bean
  HikariDataSource dataSource(
      @Value("${overturn.demo.folder:data}") Path folder, ObjectProvider<EmbeddedPostgres> server)
      throws IOException {
    Path data = folder.resolve("postgres");
    if (!Files.isDirectory(data)) {
      throw new StartRefused(
          "There is no demo's database in " + data.toAbsolutePath() + ".",
          "Start the demo once, or name its folder with -Doverturn.demo.folder.");
    }
    return DemoServers.pool(
        DemoFolder.runningOn(data).orElseGet(() -> server.getObject().getPort()));
  }

  @Bean
  @Lazy
  DemoFolder demoFolder(@Value("${overturn.demo.folder:data}") Path folder) {
    return new DemoFolder(folder);
  }

  @Bean(destroyMethod = "close")
  @Lazy
  EmbeddedPostgres demoPostgres(DemoFolder folder) throws IOException {
    return DemoServers.start(folder);
  }
}

package org.overturn.intake.folder;

import java.time.Clock;
import org.overturn.intake.Intake;
import org.overturn.intake.IntakeProperties;
import org.overturn.intake.Keeping;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.OneNode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Watches the folder when one is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(FolderIsGiven.class)
class FolderSetup {

  @Bean
  WatchedFolder watchedFolder(FolderProperties properties, PracticeProperties practice) {
    return new WatchedFolder(properties, practice.zone());
  }

  @Bean
  TakingFiles takingFiles(
      WatchedFolder folder, Intake intake, Keeping keeping, IntakeProperties limits) {
    return new TakingFiles(folder, intake, keeping, limits.maxSize());
  }

  @Bean
  FolderWatch folderWatch(
      WatchedFolder folder,
      TakingFiles taking,
      OneNode oneNode,
      FolderProperties properties,
      Clock clock) {
    return new FolderWatch(
        folder, new SettledFiles(properties.settle(), clock), taking, oneNode, clock);
  }

  /** Named for its place in the answer of {@code /actuator/health}. */
  @Bean
  FolderHealth intakeFolder(FolderWatch watch) {
    return new FolderHealth(watch);
  }

  @Bean
  SchedulingConfigurer folderPolls(FolderWatch watch, FolderProperties properties) {
    return registrar -> registrar.addFixedDelayTask(watch::poll, properties.pollEvery());
  }
}

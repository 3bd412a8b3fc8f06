package org.overturn.intake.folder;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Says how the watched folder is, by counts; names of files may name patients. */
class FolderHealth extends AbstractHealthIndicator {

  private final FolderWatch watch;

  FolderHealth(FolderWatch watch) {
    this.watch = watch;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    FolderWatch.State state = watch.state();
    health
        .status(state.isWell() ? "UP" : "DOWN")
        .withDetail("filesThatCannotBeRead", state.unreadable())
        .withDetail("filesThatCannotBeTaken", state.failing());
    if (state.trouble() != null) {
      health.withDetail("trouble", state.trouble());
    }
  }
}

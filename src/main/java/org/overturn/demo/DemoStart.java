package org.overturn.demo;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the demo's users with their hours, puts charts in place, and feeds it denials when it is
 * ready.
 */
@Component
@Profile("demo")
class DemoStart implements ApplicationRunner {

  private final IdentityService identity;
  private final DemoAvailability availability;
  private final DemoCharts charts;
  private final SampleFeed feed;

  DemoStart(
      IdentityService identity, DemoAvailability availability, DemoCharts charts, SampleFeed feed) {
    this.identity = identity;
    this.availability = availability;
    this.charts = charts;
    this.feed = feed;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    DemoUsers.create(identity);
    availability.enter();
    charts.put();
  }

  /** On a thread of its own, so that the application is ready before its first denial is. */
  @EventListener(ApplicationReadyEvent.class)
  void feed() {
    Thread thread = new Thread(feed, "sample-feed");
    thread.setDaemon(true);
    thread.start();
  }
}

package org.overturn.demo;

import java.util.Map;
import org.overturn.availability.Availability;
import org.overturn.denial.Timeline;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** When the demo's people work; what somebody entered meanwhile is left alone. */
@Component
@Profile("demo")
class DemoAvailability {

  /** The physician's clinics leave a gap each day, as a practice's days do. */
  private static final Map<String, Map<String, String>> WEEKS =
      Map.of(
          "physician",
          Map.ofEntries(
              Map.entry("specialty", "Orthopedic surgery"),
              // the one that the samples' denials name
              Map.entry("npi", "1234567893"),
              Map.entry("working.1", "8:00 AM to 5:00 PM"),
              Map.entry("working.2", "8:00 AM to 5:00 PM"),
              Map.entry("working.3", "8:00 AM to 5:00 PM"),
              Map.entry("working.4", "8:00 AM to 5:00 PM"),
              Map.entry("working.5", "8:00 AM to 4:00 PM"),
              Map.entry("clinic.1", "9:00 AM to 12:00 PM, 1:00 PM to 3:30 PM"),
              Map.entry("clinic.2", "8:00 AM to 11:30 AM"),
              Map.entry("clinic.3", "9:00 AM to 12:00 PM, 1:00 PM to 3:30 PM"),
              Map.entry("clinic.4", "8:00 AM to 11:30 AM"),
              Map.entry("clinic.5", "9:00 AM to 12:00 PM")),
          "coordinator",
          Map.of(
              "working.1", "7:30 AM to 4:30 PM",
              "working.2", "7:30 AM to 4:30 PM",
              "working.3", "7:30 AM to 4:30 PM",
              "working.4", "7:30 AM to 4:30 PM",
              "working.5", "7:30 AM to 4:30 PM"));

  private final Availability availability;

  DemoAvailability(Availability availability) {
    this.availability = availability;
  }

  /** Enters those who have none. */
  void enter() {
    WEEKS.forEach(
        (user, week) -> {
          if (availability.isUnknown(user)) {
            availability.enter(user, week, Timeline.SYSTEM);
          }
        });
  }
}

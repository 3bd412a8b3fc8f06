package org.overturn.denial;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to a case, line by line, written in the transaction in which it happened. */
@Service
public class Timeline {

  /** The actor of what the system does by itself. */
  public static final String SYSTEM = "Overturn";

  private final TimelineEntries entries;
  private final Clock clock;

  Timeline(TimelineEntries entries, Clock clock) {
    this.entries = entries;
    this.clock = clock;
  }

  /** Adds a line by a person. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(CaseNumber number, String actor, String what) {
    entries.save(new TimelineEntry(number, clock.instant(), actor == null ? SYSTEM : actor, what));
  }

  /** Adds a line of what the system did by itself. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(CaseNumber number, String what) {
    add(number, SYSTEM, what);
  }

  /** The lines of a case, oldest first. */
  @Transactional(readOnly = true)
  public List<TimelineEntry> of(CaseNumber number) {
    return entries.findByCaseNumberOrderByAtAscIdAsc(number.value());
  }
}

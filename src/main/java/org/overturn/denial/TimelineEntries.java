package org.overturn.denial;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The timelines of all cases: written once, read oldest first. */
interface TimelineEntries extends Repository<TimelineEntry, Long> {

  TimelineEntry save(TimelineEntry entry);

  List<TimelineEntry> findByCaseNumberOrderByAtAscIdAsc(String caseNumber);
}

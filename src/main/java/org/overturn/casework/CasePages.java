package org.overturn.casework;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.overturn.audit.Audit;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.document.Documents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a case together; every look at one is audited before it is shown (R56). */
@Service
class CasePages {

  private static final int ACCESSES_SHOWN = 20;

  private static final Comparator<CaseDeadline> OPEN_FIRST =
      Comparator.<CaseDeadline, Boolean>comparing(each -> each.state() != DeadlineState.OPEN)
          .thenComparing(CaseDeadline::dueAt);

  private final Cases cases;
  private final CaseDeadlines deadlines;
  private final CaseReader reader;
  private final OpenTasks tasks;
  private final Documents documents;
  private final Timeline timeline;
  private final Audit audit;
  private final Times times;
  private final List<CaseSection> sections;

  CasePages(
      Cases cases,
      CaseDeadlines deadlines,
      CaseReader reader,
      OpenTasks tasks,
      Documents documents,
      Timeline timeline,
      Audit audit,
      Times times,
      ObjectProvider<CaseSection> sections) {
    this.cases = cases;
    this.deadlines = deadlines;
    this.reader = reader;
    this.tasks = tasks;
    this.documents = documents;
    this.timeline = timeline;
    this.audit = audit;
    this.times = times;
    this.sections = sections.stream().sorted(Comparator.comparingInt(CaseSection::order)).toList();
  }

  /**
   * The page of a case.
   *
   * @throws org.overturn.denial.NoSuchCase when there is none with this number
   */
  @Transactional
  CasePage open(CaseNumber number, Viewer viewer) {
    Denial denial = cases.get(number);
    audit.record(viewer.user(), "case-viewed", number, viewer.from(), null);
    List<CaseDeadline> running = deadlines.of(number).stream().sorted(OPEN_FIRST).toList();
    CaseParts facts = new CaseParts(denial, times);
    return new CasePage(
        number.value(),
        denial.isOpen(),
        denial.isOpen() && denial.callTrack() == CallTrack.SCHEDULED,
        denial.payer().name(),
        denial.service().label(),
        facts.pills(),
        nearest(denial, running),
        Banners.of(denial, running, times),
        facts.who(),
        facts.what(),
        facts.why(),
        List.of(Track.call(denial), Track.appeal(denial)),
        running.stream().map(deadline -> DeadlineView.of(deadline, times)).toList(),
        tasks.of(number),
        sections(denial),
        reader.linked(number, denial.noticeId()),
        documents.of(number),
        newestFirst(timeline.of(number)),
        accesses(number, viewer));
  }

  private DeadlineView nearest(Denial denial, List<CaseDeadline> running) {
    return running.stream()
        .filter(deadline -> denial.isOpen() && deadline.state() == DeadlineState.OPEN)
        .findFirst()
        .map(deadline -> DeadlineView.of(deadline, times))
        .orElse(null);
  }

  private List<CasePage.Section> sections(Denial denial) {
    return sections.stream()
        .map(
            section ->
                new CasePage.Section(
                    section.title(),
                    section.of(denial).stream().filter(part -> !part.isEmpty()).toList()))
        .filter(section -> !section.parts().isEmpty())
        .toList();
  }

  private List<CasePage.Access> accesses(CaseNumber number, Viewer viewer) {
    return viewer.isSupervisor()
        ? audit.of(number, ACCESSES_SHOWN).stream()
            .map(
                entry ->
                    new CasePage.Access(
                        entry.at(), entry.who(), Words.of(entry.what()), entry.from()))
            .toList()
        : List.of();
  }

  private static List<TimelineEntry> newestFirst(List<TimelineEntry> entries) {
    List<TimelineEntry> reversed = new ArrayList<>(entries);
    Collections.reverse(reversed);
    return reversed;
  }
}

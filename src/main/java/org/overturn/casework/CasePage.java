package org.overturn.casework;

import java.time.Instant;
import java.util.List;
import org.overturn.denial.CaseSection.Part;
import org.overturn.denial.TimelineEntry;
import org.overturn.document.DocumentInfo;

/** All that the page of a case shows. */
record CasePage(
    String number,
    boolean open,
    boolean callScheduled,
    String payer,
    String service,
    List<Pill> pills,
    DeadlineView nearest,
    List<Banner> banners,
    Part who,
    Part what,
    Why why,
    List<Track> tracks,
    List<DeadlineView> deadlines,
    List<OpenTask> tasks,
    List<Section> sections,
    List<LinkedCase> linked,
    List<DocumentInfo> documents,
    List<TimelineEntry> timeline,
    List<Access> accesses) {

  /** What one stage contributes. */
  record Section(String title, List<Part> parts) {}

  /** Who saw or changed the case, in words; only supervisors are shown any. */
  record Access(Instant at, String who, String what, String from) {}

  /**
   * Why the payer said no, and what we made of it.
   *
   * @param quote the payer's own words, may be empty
   */
  record Why(Part facts, List<ReasonCode> codes, String quote, Pill kind, Part decision) {}
}

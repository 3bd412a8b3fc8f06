package org.overturn.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.overturn.audit.Audit;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.document.Binder;
import org.overturn.document.BundlePlan;
import org.overturn.document.BundlePlan.Unreadable;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibits;
import org.overturn.document.PdfBundle;
import org.overturn.document.PdfPages;
import org.overturn.document.Piece;
import org.overturn.document.StoredFile;
import org.overturn.practice.PracticeProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * The whole record of a case as one PDF, for an external reviewer, a regulator or a hospital's own
 * archive (R49, R57): what the case is, what happened, and every paper of it in the order of time,
 * each with its hash. What cannot be shown is named, and never keeps the rest back.
 */
@Service
class CaseFile {

  private final Cases cases;
  private final CaseDeadlines deadlines;
  private final Timeline timeline;
  private final List<CaseSection> sections;
  private final List<Exhibits> parts;
  private final Binder binder;
  private final PdfPages pages;
  private final Audit audit;
  private final Times times;
  private final PracticeProperties practice;

  CaseFile(
      Cases cases,
      CaseDeadlines deadlines,
      Timeline timeline,
      ObjectProvider<CaseSection> sections,
      ObjectProvider<Exhibits> parts,
      Binder binder,
      PdfPages pages,
      Audit audit,
      Times times,
      PracticeProperties practice) {
    this.cases = cases;
    this.deadlines = deadlines;
    this.timeline = timeline;
    this.sections = sections.stream().sorted(Comparator.comparingInt(CaseSection::order)).toList();
    this.parts = parts.stream().toList();
    this.binder = binder;
    this.pages = pages;
    this.audit = audit;
    this.times = times;
    this.practice = practice;
  }

  /**
   * Binds it; the caller closes it. That somebody takes it is recorded first (R56).
   *
   * @throws org.overturn.denial.NoSuchCase when there is no such case
   */
  PdfBundle bound(CaseNumber number, Viewer viewer) {
    Denial denial = cases.get(number);
    audit.record(viewer.user(), "case-file-printed", number, viewer.from(), null);
    return binder.bind(
        new BundlePlan(
            "Case file " + number,
            number.value(),
            "",
            List.of(own("summary", "Summary of the case", "case-summary", summary(denial))),
            pieces(denial),
            List.of(),
            Unreadable.NAMED,
            true));
  }

  private List<Piece> pieces(Denial denial) {
    List<Exhibit> exhibits =
        parts.stream()
            .flatMap(part -> part.of(denial).stream())
            // the whole extract is there, with the same facts in it
            .filter(each -> each.kind() != Exhibit.Kind.CHART)
            .sorted(
                Comparator.comparing(Exhibit::at)
                    .thenComparing(Exhibit::kind)
                    .thenComparing(Exhibit::key))
            .toList();
    List<Piece> pieces = new ArrayList<>();
    pieces.add(own("timeline", "Timeline", "case-timeline", history(denial)));
    IntStream.range(0, exhibits.size())
        .mapToObj(
            i -> {
              Exhibit each = exhibits.get(i);
              return Piece.of(
                  each, "No. " + (i + 1), each.kind().label() + ", " + times.at(each.at()));
            })
        .forEach(pieces::add);
    return pieces;
  }

  private Piece own(String key, String title, String template, Map<String, Object> model) {
    return new Piece(
        key,
        "",
        title,
        "",
        () ->
            new StoredFile(key + ".pdf", "application/pdf", pages.render(template, model).bytes()));
  }

  private Map<String, Object> summary(Denial denial) {
    CaseParts facts = new CaseParts(denial, times);
    Map<String, Object> model = common(denial);
    model.put("pills", facts.pills().stream().map(Pill::text).toList());
    model.put("who", facts.who());
    model.put("what", facts.what());
    model.put("why", facts.why());
    model.put("tracks", List.of(Track.call(denial), Track.appeal(denial)));
    model.put("ended", denial.resolvedAt().map(times::at).orElse(""));
    model.put(
        "deadlines",
        deadlines.of(denial.number()).stream()
            .sorted(Comparator.comparing(CaseDeadline::dueAt))
            .map(each -> DeadlineView.of(each, times))
            .toList());
    model.put(
        "sections",
        sections.stream()
            .map(each -> new CasePage.Section(each.title(), shown(each, denial).toList()))
            .filter(each -> !each.parts().isEmpty())
            .toList());
    return model;
  }

  /**
   * Letters are pieces of their own, and what only leads to a page of the case says nothing here.
   */
  private static Stream<CaseSection.Part> shown(CaseSection section, Denial denial) {
    return section.of(denial).stream()
        .filter(part -> part.letter().isEmpty())
        .map(CaseFile::onPaper)
        .filter(part -> !part.isEmpty());
  }

  private static CaseSection.Part onPaper(CaseSection.Part part) {
    return new CaseSection.Part(
        part.heading(),
        part.entries().stream().filter(each -> !each.address().startsWith("/cases/")).toList(),
        part.paragraphs(),
        "");
  }

  private Map<String, Object> history(Denial denial) {
    Map<String, Object> model = common(denial);
    model.put("entries", timeline.of(denial.number()));
    return model;
  }

  private Map<String, Object> common(Denial denial) {
    Map<String, Object> model = new HashMap<>();
    model.put("case", denial.number().value());
    model.put("practice", practice.name());
    model.put("times", times);
    return model;
  }
}

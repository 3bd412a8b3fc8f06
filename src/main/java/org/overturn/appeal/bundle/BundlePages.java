package org.overturn.appeal.bundle;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.overturn.appeal.bundle.BindingAppeal.Ready;
import org.overturn.appeal.letter.EnclosuresChosen;
import org.overturn.appeal.letter.LetterState;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.document.Binder;
import org.overturn.document.Exhibit;
import org.overturn.document.PdfBundle;
import org.overturn.document.StoredFile;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page of a bundle shows and does; each look and each change is on record (R56). */
@Service
class BundlePages {

  private final Cases cases;
  private final BindingAppeal binding;
  private final Bundles bundles;
  private final BundleRecords records;
  private final AppealCover cover;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BundlePages(
      Cases cases,
      BindingAppeal binding,
      Bundles bundles,
      BundleRecords records,
      AppealCover cover,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cases = cases;
    this.binding = binding;
    this.bundles = bundles;
    this.records = records;
    this.cover = cover;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Who looks or acts, and from where. */
  record Person(String user, String from) {}

  /**
   * The page.
   *
   * @param letter null while none is drafted at this level
   * @param revision of the choice, which a change has to name
   * @param problems how many exhibits that go along cannot be bound
   * @param missing what the signed letter lists as enclosed and does not go along
   * @param sealed of this level, newest first
   */
  record Page(
      CaseNumber number,
      String level,
      String payer,
      String service,
      boolean open,
      LetterState letter,
      int revision,
      List<Row> rows,
      long problems,
      List<String> missing,
      List<SealedBundle> sealed) {

    /** Such as "internal 1". */
    public String levelWords() {
      return level.replace('-', ' ');
    }

    /** True when the letter was signed anew since the newest bundle. */
    public boolean isOvertaken() {
      return letter != null && !sealed.isEmpty() && !sealed.get(0).letter().equals(letter.id());
    }
  }

  /**
   * An exhibit on the page.
   *
   * @param label such as "Exhibit 2"; empty for one that stays at home
   * @param problem why it cannot be bound and how to mend it; empty when it can
   */
  record Row(
      String key,
      String label,
      String title,
      String kind,
      Instant at,
      int pages,
      String problem,
      boolean in) {}

  /** Empty when the case has no such level. */
  @Transactional
  Optional<Page> open(CaseNumber number, String level, Person by) {
    Denial denial = cases.get(number);
    Ready ready = binding.ready(denial, level);
    if (!isThere(denial, level, ready)) {
      return Optional.empty();
    }
    audit.record(by.user(), "bundle-viewed", number, by.from(), level);
    List<Row> rows = rows(ready);
    return Optional.of(
        new Page(
            number,
            level,
            denial.payer().name(),
            denial.service().label(),
            denial.isOpen(),
            ready.letter().orElse(null),
            ready.choice().revision(),
            rows,
            rows.stream().filter(each -> each.in() && !each.problem().isEmpty()).count(),
            binding.listedButMissing(denial, ready),
            newestFirst(number, level)));
  }

  private boolean isThere(Denial denial, String level, Ready ready) {
    return ready.letter().isPresent()
        || level.equals(denial.appealLevel())
        || bundles.sealed(denial.number(), level).isPresent();
  }

  private List<Row> rows(Ready ready) {
    List<Binder.Looked> looks = binding.looks(ready);
    int[] next = {1};
    return IntStream.range(0, looks.size())
        .mapToObj(
            i -> {
              ChosenExhibits.Chosen each = ready.exhibits().get(i);
              Exhibit exhibit = each.exhibit();
              Binder.Looked look = looks.get(i);
              return new Row(
                  exhibit.key(),
                  each.in() ? "Exhibit " + next[0]++ : "",
                  exhibit.title(),
                  exhibit.kind().label(),
                  exhibit.at(),
                  look.pages(),
                  look.flaw() == null
                      ? ""
                      : "It %s: %s.".formatted(look.flaw().why(), look.flaw().mend()),
                  each.in());
            })
        .toList();
  }

  private List<SealedBundle> newestFirst(CaseNumber number, String level) {
    List<SealedBundle> sealed =
        bundles.of(number).stream()
            .filter(each -> each.level().equals(level))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(sealed);
    return sealed;
  }

  /**
   * Keeps what goes along, in which order.
   *
   * @param seen the revision that the page showed
   * @param keys every exhibit of the page, in order
   * @param in those that go along
   * @param move what moves: a key, with {@code up:} or {@code down:} before it; empty for nothing
   * @throws BundleRefused when somebody else chose meanwhile, or the case has ended
   */
  @Transactional
  void choose(
      CaseNumber number,
      String level,
      int seen,
      List<String> keys,
      Set<String> in,
      String move,
      Person by) {
    Denial denial = cases.lock(number);
    requireOpen(denial);
    Ready ready = binding.ready(denial, level);
    if (ready.choice().revision() != seen) {
      throw new BundleRefused(
          "Somebody else has changed the choice meanwhile. It is shown as it is now: choose again.");
    }
    List<Choice.Entry> chosen = Choice.of(keys, in);
    if (!move.isEmpty()) {
      chosen = Choice.moved(chosen, move.substring(move.indexOf(':') + 1), move.startsWith("up:"));
    }
    List<String> there = ready.exhibits().stream().map(each -> each.exhibit().key()).toList();
    List<Choice.Entry> known = chosen.stream().filter(each -> there.contains(each.key())).toList();
    records.keep(number, level, new Choice(seen + 1, known), by.user(), clock.instant());
    audit.record(by.user(), "bundle-chosen", number, by.from(), level);
    events.publishEvent(new EnclosuresChosen(number));
  }

  /** A draft to look at; the caller closes it. Empty when the case has no such level. */
  Optional<PdfBundle> draft(CaseNumber number, String level, Person by) {
    Denial denial = cases.get(number);
    Ready ready = binding.ready(denial, level);
    if (!isThere(denial, level, ready)) {
      return Optional.empty();
    }
    audit.record(by.user(), "bundle-previewed", number, by.from(), level);
    return Optional.of(binding.draft(denial, ready));
  }

  SealedBundle seal(CaseNumber number, String level, Person by) {
    Denial denial = cases.get(number);
    requireOpen(denial);
    return bundles.sealNow(denial, level, by.user(), by.from());
  }

  @Transactional
  Optional<StoredFile> sealed(CaseNumber number, String level, int version, Person by) {
    return bundles.of(number).stream()
        .filter(each -> each.level().equals(level) && each.version() == version)
        .findFirst()
        .flatMap(
            each -> {
              audit.record(
                  by.user(), "bundle-printed", number, by.from(), level + " version " + version);
              return bundles.pdf(number, each.id());
            });
  }

  /** The sheet before a fax; empty while no letter is drafted at this level. */
  @Transactional
  Optional<byte[]> cover(CaseNumber number, String level, Person by) {
    Denial denial = cases.get(number);
    audit.record(by.user(), "cover-sheet-viewed", number, by.from(), level);
    return cover.of(denial, level);
  }

  private static void requireOpen(Denial denial) {
    if (!denial.isOpen()) {
      throw new BundleRefused("The case has ended: its bundles stay as they are.");
    }
  }
}

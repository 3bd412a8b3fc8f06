package org.overturn.appeal.bundle;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.appeal.bundle.BindingAppeal.Ready;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.document.PdfBundle;
import org.overturn.document.StoredFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The sealed bundles: what is filed, byte for byte. */
@Service
public class Bundles {

  private final Cases cases;
  private final BundleRecords records;
  private final BindingAppeal binding;
  private final Timeline timeline;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Bundles(
      Cases cases,
      BundleRecords records,
      BindingAppeal binding,
      Timeline timeline,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.cases = cases;
    this.records = records;
    this.binding = binding;
    this.timeline = timeline;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The newest one that was sealed at this level. */
  @Transactional(readOnly = true)
  public Optional<SealedBundle> sealed(CaseNumber number, String level) {
    return of(number).stream()
        .filter(each -> each.level().equals(level))
        .reduce((earlier, later) -> later);
  }

  /** All of a case, oldest first. */
  @Transactional(readOnly = true)
  public List<SealedBundle> of(CaseNumber number) {
    return records.of(number);
  }

  /** Its PDF; empty when the case has no such bundle. */
  @Transactional(readOnly = true)
  public Optional<StoredFile> pdf(CaseNumber number, UUID bundle) {
    return of(number).stream()
        .filter(each -> each.id().equals(bundle))
        .findFirst()
        .flatMap(
            each ->
                records
                    .content(number, bundle)
                    .map(
                        bytes ->
                            new StoredFile(
                                "%s-%s-bundle-%d.pdf"
                                    .formatted(number, each.level(), each.version()),
                                "application/pdf",
                                bytes)));
  }

  /**
   * Binds the signed letter with the exhibits as they are chosen now, and seals that. The same
   * bytes again are the bundle that there is already.
   *
   * @param by the user's id
   * @param from the address that asks for it; null when the filing does
   * @throws BundleRefused when the letter is not signed, an exhibit cannot be bound, or letter or
   *     choice have changed meanwhile
   */
  public SealedBundle sealNow(Denial denial, String level, String by, String from) {
    Ready ready = binding.ready(denial, level);
    try (PdfBundle bound = binding.whole(denial, ready)) {
      return transaction.execute(status -> kept(denial, level, by, from, ready, bound));
    }
  }

  private SealedBundle kept(
      Denial denial, String level, String by, String from, Ready ready, PdfBundle bound) {
    CaseNumber number = denial.number();
    cases.lock(number);
    Ready now = binding.ready(denial, level);
    if (!now.letter().equals(ready.letter())
        || now.choice().revision() != ready.choice().revision()) {
      throw new BundleRefused(
          "The letter or the choice of exhibits has changed meanwhile. Look at the page again, then"
              + " seal.");
    }
    Optional<SealedBundle> before = sealed(number, level);
    if (before.filter(each -> each.sha256().equals(bound.sha256())).isPresent()) {
      return before.get();
    }
    SealedBundle sealed =
        new SealedBundle(
            UUID.randomUUID(),
            level,
            before.map(SealedBundle::version).orElse(0) + 1,
            ready.letter().orElseThrow().id(),
            bound.sha256(),
            bound.pages(),
            by,
            clock.instant());
    records.seal(number, sealed, bound);
    audit.record(by, "bundle-sealed", number, from, level + " version " + sealed.version());
    timeline.add(
        number,
        by,
        "Bundle of the appeal sealed: version %d, %d pages"
            .formatted(sealed.version(), sealed.pages()));
    return sealed;
  }
}

package org.overturn.document;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.overturn.document.BundlePlan.Unreadable;
import org.overturn.document.PdfBundle.Placed;

/** One try to bind a plan. */
final class BindingRun {

  private static final String CONTENTS = "Contents";

  private final BundlePlan plan;
  private final Map<String, Flaw> known;
  private final Taking taking;
  private final BundleProperties limits;
  private final Scratch scratch;
  private final List<Entry> entries = new ArrayList<>();

  BindingRun(
      BundlePlan plan,
      Map<String, Flaw> known,
      Taking taking,
      BundleProperties limits,
      Scratch scratch) {
    this.plan = plan;
    this.known = known;
    this.taking = taking;
    this.limits = limits;
    this.scratch = scratch;
  }

  /** A piece that looked sound and could not be drawn. */
  static final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Flaw flaw;

    Broken(Flaw flaw) {
      super(flaw.key());
      this.flaw = flaw;
    }

    Flaw flaw() {
      return flaw;
    }
  }

  /** A piece, looked through; without {@code taken} where it cannot be bound. */
  private record Entry(Piece piece, Taken taken, String sha256, Flaw flaw) {
    int pages() {
      return taken == null ? 0 : taken.pages();
    }
  }

  PdfBundle bound(PdfFonts fonts, PdfFonts monospaced) {
    takeAll();
    PdfFonts.Set set = fonts.borrow();
    PdfFonts.Set mono = monospaced.borrow();
    try (PDDocument pdf = new PDDocument(scratch.streams())) {
      Lettering lettering = new Lettering(pdf, set, mono);
      Contents contents = Contents.of(rows(), lettering);
      int total = contents.pages() + entries.stream().mapToInt(Entry::pages).sum();
      refuseTooMany(total);
      List<Integer> first = first(contents.pages());
      draw(new Sheets(pdf, lettering, plan, total), contents, first);
      contents.link(pdf);
      describe(pdf, first);
      return saved(pdf, first);
    } catch (IOException failure) {
      throw new UncheckedIOException("A bundle could not be written", failure);
    } finally {
      fonts.giveBack(set);
      monospaced.giveBack(mono);
    }
  }

  private void takeAll() {
    int left = limits.maxPages();
    for (Piece piece : Stream.concat(plan.covers().stream(), plan.pieces().stream()).toList()) {
      Entry entry = taken(piece);
      if (entry.pages() > left && plan.unreadable() == Unreadable.NAMED) {
        entry = new Entry(piece, null, entry.sha256(), tooLong().of(piece));
      }
      left -= entry.pages();
      entries.add(entry);
    }
    List<Flaw> flaws =
        entries.stream().flatMap(each -> Optional.ofNullable(each.flaw()).stream()).toList();
    if (!flaws.isEmpty() && plan.unreadable() == Unreadable.REFUSED) {
      throw new BindingRefused(flaws);
    }
  }

  private Entry taken(Piece piece) {
    String hash = "";
    try {
      StoredFile file = piece.file().get();
      hash = Binder.hash(file);
      Flaw before = known.get(piece.key());
      return before == null
          ? new Entry(piece, taking.take(file, scratch), hash, null)
          : new Entry(piece, null, hash, before);
    } catch (Unsound unsound) {
      return new Entry(piece, null, hash, unsound.of(piece));
    } catch (IOException | RuntimeException unreadable) {
      return new Entry(piece, null, hash, Binder.unreadable(piece, unreadable).of(piece));
    }
  }

  private Unsound tooLong() {
    return new Unsound(
        "would make the whole longer than %d pages".formatted(limits.maxPages()),
        "ask for it by itself, or have overturn.bundle.max-pages raised");
  }

  private void refuseTooMany(int total) {
    if (total > limits.maxPages() && plan.unreadable() == Unreadable.REFUSED) {
      throw new BindingRefused(
          List.of(
              new Flaw(
                  "bundle",
                  "The bundle",
                  "would have %d pages, more than %d".formatted(total, limits.maxPages()),
                  "leave an exhibit out, or have overturn.bundle.max-pages raised")));
    }
  }

  /** What the contents say: the pieces that have a title, then where what is cited stands. */
  private List<Contents.Row> rows() {
    List<Contents.Row> rows = new ArrayList<>();
    rows.add(Contents.Row.heading(plan.title()));
    for (int i = plan.covers().size(); i < entries.size(); i++) {
      Entry entry = entries.get(i);
      rows.add(
          new Contents.Row(
              entry.piece().label(),
              entry.piece().title(),
              notes(entry),
              entry.taken() == null ? Contents.Goal.NOWHERE : new Contents.Goal(i, 0)));
    }
    List<Contents.Row> cited = plan.citations().stream().flatMap(this::cited).toList();
    if (!cited.isEmpty()) {
      rows.add(Contents.Row.heading("Where the evidence stands"));
      rows.addAll(cited);
    }
    return rows;
  }

  private List<String> notes(Entry entry) {
    List<String> notes = new ArrayList<>();
    if (!entry.piece().note().isBlank()) {
      notes.add(entry.piece().note());
    }
    if (entry.flaw() != null) {
      notes.add(
          "Not in it: it " + entry.flaw().why() + ". To mend it, " + entry.flaw().mend() + ".");
    }
    if (plan.hashes() && !entry.sha256().isEmpty()) {
      notes.add("SHA-256 " + entry.sha256());
    }
    return notes;
  }

  private Stream<Contents.Row> cited(BundlePlan.Citation citation) {
    return IntStream.range(0, entries.size())
        .filter(i -> entries.get(i).piece().key().equals(citation.key()))
        .filter(i -> entries.get(i).taken() != null)
        .mapToObj(
            i -> {
              Entry entry = entries.get(i);
              int page = entry.taken().places().getOrDefault(citation.place(), 0);
              return new Contents.Row(
                  entry.piece().label(),
                  citation.words(),
                  List.of(),
                  new Contents.Goal(i, Math.min(page, entry.pages() - 1)));
            });
  }

  private List<Integer> first(int contents) {
    List<Integer> first = new ArrayList<>();
    int next = 1;
    for (int i = 0; i < entries.size(); i++) {
      next += i == plan.covers().size() ? contents : 0;
      first.add(entries.get(i).taken() == null ? 0 : next);
      next += entries.get(i).pages();
    }
    return first;
  }

  private void draw(Sheets sheets, Contents contents, List<Integer> first) throws IOException {
    for (int i = 0; i < entries.size(); i++) {
      if (i == plan.covers().size()) {
        sheets.begin(null, contents.pages());
        contents.draw(sheets, first);
      }
      draw(sheets, entries.get(i));
    }
    if (entries.size() == plan.covers().size()) {
      sheets.begin(null, contents.pages());
      contents.draw(sheets, first);
    }
  }

  private void draw(Sheets sheets, Entry entry) {
    if (entry.taken() == null) {
      return;
    }
    int before = sheets.drawn();
    sheets.begin(entry.piece(), entry.pages());
    try {
      entry.taken().draw(sheets);
    } catch (Unsound unsound) {
      throw new Broken(unsound.of(entry.piece()));
    } catch (IOException | RuntimeException | StackOverflowError damaged) {
      throw new Broken(damaged().of(entry.piece()));
    }
    if (sheets.drawn() - before != entry.pages()) {
      throw new Broken(damaged().of(entry.piece()));
    }
  }

  private static Unsound damaged() {
    return new Unsound("could not be drawn", "print it to a PDF anew or scan it, and add that");
  }

  private void describe(PDDocument pdf, List<Integer> first) {
    pdf.getDocumentInformation().setTitle(plan.title());
    pdf.getDocumentInformation().setProducer("Overturn");
    pdf.getDocumentCatalog().setLanguage("en-US");
    pdf.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
    PDViewerPreferences preferences =
        new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
    preferences.setDisplayDocTitle(true);
    pdf.getDocumentCatalog().setViewerPreferences(preferences);
    PDDocumentOutline outline = new PDDocumentOutline();
    for (int i = 0; i < entries.size(); i++) {
      if (i == plan.covers().size()) {
        outline.addLast(bookmark(pdf, CONTENTS, contentsAt()));
      }
      if (first.get(i) > 0) {
        outline.addLast(bookmark(pdf, entries.get(i).piece().name(), first.get(i)));
      }
    }
    outline.openNode();
    pdf.getDocumentCatalog().setDocumentOutline(outline);
  }

  private int contentsAt() {
    return 1 + entries.stream().limit(plan.covers().size()).mapToInt(Entry::pages).sum();
  }

  private static PDOutlineItem bookmark(PDDocument pdf, String words, int page) {
    PDPageFitDestination place = new PDPageFitDestination();
    place.setPage(pdf.getPage(page - 1));
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(words);
    item.setDestination(place);
    return item;
  }

  private PdfBundle saved(PDDocument pdf, List<Integer> first) throws IOException {
    // the moment of binding says nothing of the content, and would make each copy another one
    pdf.setDocumentId(0L);
    Path file = scratch.file();
    MessageDigest digest = digest();
    try (OutputStream out =
        new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
      pdf.save(out);
    }
    if (Files.size(file) > limits.maxSize().toBytes()) {
      throw new BindingRefused(
          List.of(
              new Flaw(
                  "bundle",
                  "The whole",
                  "would be larger than %d MB".formatted(limits.maxSize().toMegabytes()),
                  "leave an exhibit out, or have overturn.bundle.max-size raised")));
    }
    return new PdfBundle(
        scratch,
        file,
        HexFormat.of().formatHex(digest.digest()),
        pdf.getNumberOfPages(),
        placed(first));
  }

  private List<Placed> placed(List<Integer> first) {
    return IntStream.range(0, entries.size())
        .mapToObj(
            i -> {
              Entry entry = entries.get(i);
              return new Placed(
                  entry.piece().key(),
                  entry.piece().label(),
                  entry.piece().title(),
                  first.get(i),
                  entry.pages(),
                  entry.sha256(),
                  entry.flaw());
            })
        .toList();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

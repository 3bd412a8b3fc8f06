package org.overturn.appeal.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.overturn.appeal.bundle.ChosenExhibits.Chosen;
import org.overturn.appeal.letter.Enclosures;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.deadline.ClockText;
import org.overturn.denial.Denial;
import org.overturn.document.Binder;
import org.overturn.document.BindingRefused;
import org.overturn.document.BundlePlan;
import org.overturn.document.BundlePlan.Unreadable;
import org.overturn.document.Exhibit;
import org.overturn.document.PdfBundle;
import org.overturn.document.Piece;
import org.overturn.evidence.Source;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/** Binds the letter with the exhibits that were chosen. */
@Component
class BindingAppeal {

  private static final String DRAFT = "DRAFT";

  private final Letters letters;
  private final ChosenExhibits chosen;
  private final Binder binder;
  private final PracticeProperties practice;

  BindingAppeal(
      Letters letters, ChosenExhibits chosen, Binder binder, PracticeProperties practice) {
    this.letters = letters;
    this.chosen = chosen;
    this.binder = binder;
    this.practice = practice;
  }

  /** What there is to bind, at one moment. */
  record Ready(Optional<LetterState> letter, Choice choice, List<Chosen> exhibits) {
    List<Exhibit> along() {
      return exhibits.stream().filter(Chosen::in).map(Chosen::exhibit).toList();
    }
  }

  Ready ready(Denial denial, String level) {
    Optional<LetterState> letter = letters.toFile(denial.number(), level);
    Choice choice = chosen.choice(denial, level);
    return new Ready(
        letter, choice, chosen.of(denial, level, letter.map(LetterState::id).orElse(null), choice));
  }

  /** To look at: marked as a draft on each page; what cannot be bound is named in the contents. */
  PdfBundle draft(Denial denial, Ready ready) {
    return binder.bind(plan(denial, ready, DRAFT, Unreadable.NAMED));
  }

  /**
   * To be filed.
   *
   * @throws BundleRefused when the letter is not signed, or an exhibit cannot be bound
   */
  PdfBundle whole(Denial denial, Ready ready) {
    if (ready.letter().filter(LetterState::isSealed).isEmpty()) {
      throw new BundleRefused(
          "The letter is not signed. Sign it first: an unsigned letter is never bundled for filing.");
    }
    try {
      return binder.bind(plan(denial, ready, "", Unreadable.REFUSED));
    } catch (BindingRefused refused) {
      throw new BundleRefused(refused.words());
    }
  }

  /** What the signed letter lists as enclosed and does not go along: the titles. */
  List<String> listedButMissing(Denial denial, Ready ready) {
    List<String> along = ready.along().stream().map(Exhibit::title).toList();
    return ready
        .letter()
        .filter(LetterState::isSealed)
        .map(letter -> letters.sources(denial.number(), letter.id()))
        .orElse(List.of())
        .stream()
        .map(Source::words)
        .filter(words -> words.contains(Enclosures.ON_FILE))
        .map(
            words ->
                words.substring(words.indexOf(Enclosures.ON_FILE) + Enclosures.ON_FILE.length()))
        .filter(title -> !along.contains(title))
        .distinct()
        .toList();
  }

  /** How each exhibit looks by itself, the ones that stay at home too. */
  List<Binder.Looked> looks(Ready ready) {
    return pieces(ready.exhibits().stream().map(Chosen::exhibit).toList()).stream()
        .map(binder::look)
        .toList();
  }

  private BundlePlan plan(Denial denial, Ready ready, String mark, Unreadable unreadable) {
    List<Piece> pieces = new ArrayList<>();
    ready.letter().ifPresent(letter -> pieces.add(letter(denial, letter)));
    pieces.addAll(pieces(ready.along()));
    return new BundlePlan(
        title(denial, ready),
        denial.number().value(),
        mark,
        List.of(),
        pieces,
        new CitedPlaces(ready.along())
            .of(
                ready
                    .letter()
                    .map(letter -> letters.sources(denial.number(), letter.id()))
                    .orElse(List.of())),
        unreadable,
        false);
  }

  private static String title(Denial denial, Ready ready) {
    return "%s, case %s"
        .formatted(
            ready.letter().map(letter -> letter.kind().label()).orElse("Appeal without a letter"),
            denial.number());
  }

  private Piece letter(Denial denial, LetterState letter) {
    String note =
        letter.isSealed()
            ? "Signed by %s on %s"
                .formatted(
                    letter.signature().name(),
                    ClockText.format(letter.signature().at(), practice.zone()))
            : "Not signed";
    return new Piece(
        "letter",
        "Letter",
        letter.kind().label(),
        note,
        () -> letters.pdf(denial.number(), letter.id()).orElseThrow());
  }

  private static List<Piece> pieces(List<Exhibit> exhibits) {
    return IntStream.range(0, exhibits.size())
        .mapToObj(i -> Piece.of(exhibits.get(i), "Exhibit " + (i + 1), ""))
        .toList();
  }
}

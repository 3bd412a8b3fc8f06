package org.overturn.appeal.bundle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.appeal.address.AppealAddresses;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.denial.Denial;
import org.overturn.denial.Urgency;
import org.overturn.document.CoverSheets;
import org.overturn.document.CoverSheets.Line;
import org.overturn.document.CoverSheets.Sheet;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/** The sheet before an appeal that goes by fax. It names no patient: the letter behind it does. */
@Component
class AppealCover {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

  private final Letters letters;
  private final Bundles bundles;
  private final AppealAddresses addresses;
  private final CoverSheets sheets;
  private final PracticeProperties practice;
  private final Clock clock;

  AppealCover(
      Letters letters,
      Bundles bundles,
      AppealAddresses addresses,
      CoverSheets sheets,
      PracticeProperties practice,
      Clock clock) {
    this.letters = letters;
    this.bundles = bundles;
    this.addresses = addresses;
    this.sheets = sheets;
    this.practice = practice;
    this.clock = clock;
  }

  /** A PDF of one page; empty while no letter is drafted at this level. */
  Optional<byte[]> of(Denial denial, String level) {
    return letters.toFile(denial.number(), level).map(letter -> pdf(denial, level, letter));
  }

  private byte[] pdf(Denial denial, String level, LetterState letter) {
    boolean urgent =
        letter.kind() == LetterKind.EXPEDITED_APPEAL || denial.urgency() == Urgency.EXPEDITED;
    Optional<AppealAddress> to = addresses.of(denial, level, urgent);
    Optional<SealedBundle> bundle = bundles.sealed(denial.number(), level);
    Sheet sheet =
        Sheet.of(
            urgent ? "Expedited appeal" : "Appeal of a denied authorization",
            new Line("To", denial.payer().name()),
            new Line("Attention", to.map(AppealAddress::unit).orElse("")),
            new Line("Fax", to.map(AppealAddress::fax).orElse("")),
            new Line(
                "Phone",
                to.map(AppealAddress::phone)
                    .filter(each -> !each.isBlank())
                    .orElse(denial.payerPhone())),
            new Line("From", practice.name()),
            new Line("Date", DAY.format(LocalDate.ofInstant(clock.instant(), practice.zone()))),
            new Line("Your reference", denial.payerReference()),
            new Line("Our case", denial.number().value()),
            new Line("What follows", follows(letter, bundle)));
    return sheets.pdf(sheet, bundle.map(each -> each.pages() + 1).orElse(0), null);
  }

  private static String follows(LetterState letter, Optional<SealedBundle> bundle) {
    return letter.kind().label()
        + bundle.map(each -> ", bundle version " + each.version()).orElse("");
  }
}

package org.overturn.intake.csv;

import java.time.LocalDate;
import java.util.List;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.DenialNotice;
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeState;

/**
 * A row as it would be imported.
 *
 * @param facts as far as they could be read; null when the row could not be read at all
 * @param number the case that knows it already, or null
 * @param sameAs the row above that is the same denial, or null
 */
record PreviewRow(
    int row,
    NoticeState state,
    DenialNotice facts,
    CaseNumber number,
    Integer sameAs,
    List<Flaw> flaws) {

  public String words() {
    if (sameAs != null) {
      return "the same as row " + sameAs;
    }
    return switch (state) {
      case ACCEPTED -> "new case";
      case DUPLICATE -> "known already";
      case DECISION -> "later answer on";
      case NOT_A_DENIAL -> "not a denial";
      case NEEDS_A_PERSON -> "for a person";
      default -> "flawed";
    };
  }

  /** The colour beside the words. */
  public String tone() {
    if (sameAs != null) {
      return "quiet";
    }
    return switch (state) {
      case ACCEPTED -> "good";
      case REJECTED -> "bad";
      case NEEDS_A_PERSON -> "warn";
      case DECISION -> "info";
      default -> "quiet";
    };
  }

  public String patient() {
    return facts == null || facts.patient() == null
        ? null
        : join(facts.patient().firstName(), facts.patient().lastName());
  }

  public String service() {
    return facts == null || facts.service() == null
        ? null
        : join(facts.service().system(), facts.service().code());
  }

  public LocalDate date() {
    return facts == null ? null : facts.determinationDate();
  }

  public String payer() {
    return facts == null ? null : facts.payerText();
  }

  public String reference() {
    return facts == null ? null : facts.payerReference();
  }

  private static String join(String first, String second) {
    String both = ((first == null ? "" : first) + " " + (second == null ? "" : second)).strip();
    return both.isEmpty() ? null : both;
  }

  @Override
  public String toString() {
    return "PreviewRow[" + row + " " + state.code() + "]";
  }
}

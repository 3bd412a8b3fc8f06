package org.overturn.appeal.letter;

import java.util.List;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The letter that files a case's appeal, as a person on its page has it. */
public final class LetterFixture {

  private final Cases cases;
  private final Letters letters;
  private final LetterRecords records;
  private final Reviewing reviewing;
  private final EditingLetter editing;
  private final TransactionTemplate transaction;

  LetterFixture(
      Cases cases,
      Letters letters,
      LetterRecords records,
      Reviewing reviewing,
      EditingLetter editing,
      TransactionTemplate transaction) {
    this.cases = cases;
    this.letters = letters;
    this.records = records;
    this.reviewing = reviewing;
    this.editing = editing;
    this.transaction = transaction;
  }

  public static LetterFixture in(ApplicationContext application) {
    return application.getAutowireCapableBeanFactory().createBean(LetterFixture.class);
  }

  /** Begins the letter of a case whose process is not started. */
  public LetterState drafted(CaseNumber number, LetterKind kind) {
    return transaction.execute(
        status -> {
          Denial denial = cases.lock(number);
          return letters.drafted(denial, kind, denial.appealLevel());
        });
  }

  public LetterState letter(CaseNumber number) {
    return letters.toFile(number, cases.get(number).appealLevel()).orElseThrow();
  }

  /** What stands in it, a sentence a line. */
  public List<String> says(CaseNumber number) {
    return records
        .find(number, letter(number).id())
        .orElseThrow()
        .content()
        .sentences()
        .filter(each -> !each.struck())
        .map(WorkingSentence::text)
        .toList();
  }

  /** The keys of the same, in the same order. */
  public List<String> keys(CaseNumber number) {
    return records
        .find(number, letter(number).id())
        .orElseThrow()
        .content()
        .sentences()
        .filter(each -> !each.struck())
        .map(WorkingSentence::key)
        .toList();
  }

  /** The new sentences that are proposed to it. */
  public List<String> proposed(CaseNumber number) {
    return review(number).proposals().stream()
        .filter(each -> each.kind() == Proposal.Kind.NEW)
        .map(Proposal::now)
        .toList();
  }

  public List<String> hindrances(CaseNumber number) {
    return review(number).hindrances();
  }

  /** A person accepts all that is proposed. */
  public void acceptsAll(CaseNumber number, String user) {
    LetterChange all =
        new LetterChange(LetterChange.What.ACCEPT_ALL, "", "", "", "", false, null, List.of(), "");
    editing.change(number, letter(number).id(), List.of(all), user, "test");
  }

  private Review review(CaseNumber number) {
    return transaction.execute(
        status ->
            reviewing.of(
                cases.get(number), records.find(number, letter(number).id()).orElseThrow()));
  }
}

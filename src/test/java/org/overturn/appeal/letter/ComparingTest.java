package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.overturn.evidence.Source;

/** A working letter beside a new draft: what differs is proposed, and never done by itself. */
class ComparingTest {

  private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

  private final DraftOfATest draft = DraftOfATest.ordinary();
  private WorkingLetter letter = WorkingLetter.of(draft.letter());

  @Test
  void aLetterThatIsAsDraftedHasNothingToDecide() {
    assertThat(proposals()).isEmpty();
    assertThat(hindrances()).isEmpty();
  }

  @Test
  void aNewSentenceIsProposedAtItsPlaceAndStandsThereOnceAccepted_R48() {
    draft.says("history", Paragraph.Style.TEXT, "call", "The reviewer named B.2.", "call 1");
    Proposal proposed = only();
    assertThat(proposed.kind()).isEqualTo(Proposal.Kind.NEW);
    assertThat(proposed.after()).isEqualTo("pain");
    assertThat(proposed.heading()).isEqualTo("Why the denial is wrong");
    assertThat(hindrances()).as("it is named, and does not stand in the way").isEmpty();
    assertThat(new Hindrances(letter, proposals(), Set::of).toKnow()).startsWith("1 new sentence");

    letter = comparing().accepted(proposed);

    assertThat(keys("history")).containsExactly("therapy", "pain", "call");
    assertThat(letter.sentence("call").orElseThrow().stands()).containsExactly(Source.of("call 1"));
    assertThat(proposals()).isEmpty();
  }

  @Test
  void aNewParagraphStandsBehindTheOneItFollowsInTheDraft() {
    DraftOfATest other = new DraftOfATest();
    letter = WorkingLetter.of(other.says("a", Paragraph.Style.TEXT, "a1", "A.", "x").letter());
    other
        .says("b", Paragraph.Style.ITEM, "b1", "B.", "x")
        .says("b", Paragraph.Style.ITEM, "b2", "C.", "x");
    for (Proposal each : new Comparing(letter, other.letter()).proposals()) {
      letter = new Comparing(letter, other.letter()).accepted(each);
    }
    assertThat(letter.paragraphs()).extracting(WorkingParagraph::key).containsExactly("a", "b");
    assertThat(keys("b")).containsExactly("b1", "b2");
    assertThat(letter.paragraphs().get(1).style()).isEqualTo(Paragraph.Style.ITEM);
  }

  @Test
  void aDismissedSentenceDoesNotComeBackUntilItChangesAgain() {
    draft.says("history", Paragraph.Style.TEXT, "call", "The reviewer named B.2.", "call 1");
    letter = comparing().dismissed(only(), "physician", AT);
    assertThat(proposals()).isEmpty();
    draft.says("history", Paragraph.Style.TEXT, "call", "The reviewer named B.3.", "call 2");
    assertThat(only().now()).isEqualTo("The reviewer named B.3.");
  }

  @Test
  void aSentenceThatNobodyTouchedIsNotChangedSilently() {
    draft.says("history", Paragraph.Style.TEXT, "pain", "Pain is 9 of 10.", "Observation/9");
    assertThat(letter.sentence("pain").orElseThrow().text()).isEqualTo("Pain is 8 of 10.");
    assertThat(only())
        .extracting(Proposal::kind, Proposal::was, Proposal::yours, Proposal::now)
        .containsExactly(
            Proposal.Kind.CHANGED, "Pain is 8 of 10.", "Pain is 8 of 10.", "Pain is 9 of 10.");
    assertThat(hindrances())
        .singleElement()
        .asString()
        .contains("have changed since it was drafted (paragraph 3, sentence 2)")
        .doesNotContain("Pain");

    letter = comparing().accepted(only());
    assertThat(letter.sentence("pain").orElseThrow().text()).isEqualTo("Pain is 9 of 10.");
    assertThat(hindrances()).isEmpty();
  }

  @Test
  void aChangeOfTheSourceAloneIsFlaggedToo_R64() {
    draft.says("history", Paragraph.Style.TEXT, "pain", "Pain is 8 of 10.", "Observation/9");
    assertThat(only().kind()).isEqualTo(Proposal.Kind.CHANGED);
  }

  @Test
  void whoKeepsASentenceAgainstTheFactsSaysItThemselvesAndNeedsASource_R64() {
    draft.says("history", Paragraph.Style.TEXT, "pain", "Pain is 9 of 10.", "Observation/9");
    letter = comparing().dismissed(only(), "physician", AT);
    WorkingSentence kept = letter.sentence("pain").orElseThrow();
    assertThat(kept.text()).isEqualTo("Pain is 8 of 10.");
    assertThat(kept.by()).isEqualTo("physician");
    assertThat(proposals()).isEmpty();
    assertThat(hindrances()).singleElement().asString().contains("without a source");
    letter = letter.changed("pain", each -> each.written("Pain is 9 of 10.", "physician", AT));
    assertThat(letter.sentence("pain").orElseThrow().basis())
        .as("the draft's words rest on the draft's sources again")
        .isEqualTo(Basis.DRAFT);
    assertThat(hindrances()).isEmpty();
  }

  @Test
  void aSentenceWhoseSourceIsGoneBlocksUntilItIsTakenOutOrKeptAsOnesOwn_R64() {
    draft.forgets("therapy");
    assertThat(only().kind()).isEqualTo(Proposal.Kind.GONE);
    assertThat(hindrances()).singleElement().asString().contains("source of 1 sentence is gone");

    assertThat(comparing().accepted(only()).sentence("therapy")).isEmpty();

    letter = comparing().dismissed(only(), "physician", AT);
    assertThat(proposals()).isEmpty();
    assertThat(hindrances()).singleElement().asString().contains("without a source");
    letter =
        letter.changed(
            "therapy", each -> each.written("Therapy lasted seven weeks.", "physician", AT));
    assertThat(hindrances()).as("the draft's words have no source any more").hasSize(1);
    letter = letter.changed("therapy", each -> each.standsOn(Basis.PHYSICIAN, List.of()));
    assertThat(hindrances()).isEmpty();
  }

  @Test
  void aSentenceThatWasStruckIsNotAskedAboutAgain() {
    letter = letter.changed("pain", each -> each.struck(true));
    draft.says("history", Paragraph.Style.TEXT, "pain", "Pain is 9 of 10.", "Observation/9");
    draft.forgets("therapy");
    letter = letter.changed("therapy", each -> each.struck(true));
    assertThat(proposals()).isEmpty();
    assertThat(hindrances()).isEmpty();
  }

  @Test
  void aSentenceByHandLosesItsSourcesUntilItsAuthorChoosesThem_R64() {
    letter = letter.changed("pain", each -> each.written("Pain is severe.", "physician", AT));
    assertThat(letter.sentence("pain").orElseThrow().stands()).isEmpty();
    assertThat(hindrances()).singleElement().asString().contains("paragraph 3, sentence 2");
    Source chosen = Source.of("Observation/8");
    letter = letter.changed("pain", each -> each.standsOn(Basis.SOURCES, List.of(chosen)));
    assertThat(new Hindrances(letter, proposals(), () -> Set.of("Observation/8")).all()).isEmpty();
    assertThat(new Hindrances(letter, proposals(), Set::of).all())
        .as("and is told when the case has that source no longer")
        .singleElement()
        .asString()
        .contains("a source that the case no longer has");
    letter = letter.changed("pain", each -> each.written("Pain is very severe.", "physician", AT));
    assertThat(letter.sentence("pain").orElseThrow().stands())
        .as("who goes on writing keeps the source")
        .containsExactly(chosen);
    letter = letter.changed("pain", each -> each.written("Pain is mild.", "coordinator", AT));
    assertThat(letter.sentence("pain").orElseThrow().isUncited())
        .as("another person's words need another choice")
        .isTrue();
  }

  @Test
  void anEmptyLetterSaysSo() {
    for (String key : List.of("therapy", "pain", "six-weeks", "denied", "thanks")) {
      letter = letter.changed(key, each -> each.struck(true));
    }
    assertThat(hindrances())
        .containsExactly("The letter says nothing yet: accept what is drafted, or write it.");
  }

  @Test
  void theWordsOfPeopleGoAlongIntoALetterOfAnotherKind() {
    letter = letter.changed("pain", each -> each.written("Pain is severe.", "physician", AT));
    letter = letter.changed("denied", each -> each.struck(true));
    WorkingSentence own = WorkingSentence.own("own:1", "She cannot work.", "physician", AT);
    letter = Editing.added(letter, "therapy", own, false);
    letter =
        Editing.added(
            letter, "thanks", WorkingSentence.own("own:2", "P.S.", "physician", AT), true);
    DraftOfATest expedited =
        DraftOfATest.ordinary()
            .says(
                "history", Paragraph.Style.TEXT, "pain", "Pain is 8, and rising.", "Observation/8")
            .says("urgent", Paragraph.Style.TEXT, "urgent", "It cannot wait.", "chart");

    WorkingLetter carried = Carrying.into(WorkingLetter.of(expedited.letter()), letter);

    assertThat(carried.sentence("pain").orElseThrow().text()).isEqualTo("Pain is severe.");
    assertThat(carried.sentence("pain").orElseThrow().drafted().text())
        .isEqualTo("Pain is 8, and rising.");
    assertThat(carried.sentence("denied").orElseThrow().struck()).isTrue();
    assertThat(carried.around("own:1").orElseThrow().sentences())
        .extracting(WorkingSentence::key)
        .containsExactly("therapy", "own:1", "pain");
    assertThat(carried.paragraphs())
        .extracting(WorkingParagraph::key)
        .containsExactly(
            "address", "why", "history", "points", "quote", "close", "own:2", "urgent");
    assertThat(carried.sentence("urgent")).isPresent();
  }

  private Comparing comparing() {
    return new Comparing(letter, draft.letter());
  }

  private List<Proposal> proposals() {
    return comparing().proposals();
  }

  private Proposal only() {
    assertThat(proposals()).hasSize(1);
    return proposals().get(0);
  }

  private List<String> hindrances() {
    return new Hindrances(letter, proposals(), Set::of).all();
  }

  private List<String> keys(String paragraph) {
    return letter.paragraphs().stream()
        .filter(each -> each.key().equals(paragraph))
        .flatMap(each -> each.sentences().stream())
        .map(WorkingSentence::key)
        .toList();
  }
}

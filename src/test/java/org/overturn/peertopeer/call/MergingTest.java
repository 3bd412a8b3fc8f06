package org.overturn.peertopeer.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergingTest {

  private static final Instant NOW = Instant.parse("2026-11-19T18:00:10Z");

  private Notes notes = Notes.NONE;
  private List<NoteChange.Refused> refused = List.of();

  @Test
  void whatIsTypedStandsInTheNote() {
    typed("criterionFailed", null, "Six weeks");
    typed("criterionFailed", "Six weeks", "Six weeks of therapy");
    assertThat(notes.text(NoteField.CRITERION_FAILED)).isEqualTo("Six weeks of therapy");
    assertThat(notes.setAside()).isEmpty();
  }

  @Test
  void whatTwoDevicesTypeIntoTheSameNoteIsBothKept() {
    typed("criterionFailed", null, "As the desk typed it");
    typed("criterionFailed", null, "As the phone typed it");
    assertThat(notes.text(NoteField.CRITERION_FAILED)).isEqualTo("As the phone typed it");
    assertThat(notes.setAside())
        .singleElement()
        .satisfies(
            aside -> {
              assertThat(aside.field()).isEqualTo("criterionFailed");
              assertThat(aside.text()).isEqualTo("As the desk typed it");
            });
  }

  @Test
  void aNoteThatOneDeviceClearsWhileAnotherTypesIsSetAside() {
    typed("remarks", null, "First");
    typed("remarks", "First", "First and more");
    typed("remarks", "First", null);
    assertThat(notes.has(NoteField.REMARKS)).isFalse();
    assertThat(notes.setAside()).extracting(Notes.SetAside::text).containsExactly("First and more");
  }

  @Test
  void theSamePatchSentAgainChangesNothing() {
    typed("reviewerName", null, "Dr. A");
    typed("reviewerName", null, "Dr. A");
    assertThat(notes.entries()).containsExactly(Map.entry("reviewerName", "Dr. A"));
  }

  @Test
  void aTextThatGoesOnFromWhatStandsThereIsNoConflict() {
    typed("remarks", null, "One");
    typed("remarks", null, "One and two");
    assertThat(notes.setAside()).isEmpty();
  }

  @Test
  void differentNotesOfTwoDevicesAreBothThere() {
    typed("reviewerName", null, "Dr. A");
    typed("claims/a/text", null, "Never tried");
    typed("claims/b/text", null, "No red flags");
    assertThat(notes.claims())
        .extracting(Notes.Claim::text)
        .containsExactly("Never tried", "No red flags");
  }

  @Test
  void aButtonNotesTheMomentInWhichItWasPressedByOurClock() {
    take(new NoteChange("startedAt", null, null, 5000L));
    take(new NoteChange("claims/a/at", null, null, 0L));
    assertThat(notes.instant(NoteField.STARTED_AT)).isEqualTo("2026-11-19T18:00:05Z");
    assertThat(notes.entries()).containsEntry("claims/a/at", "2026-11-19T18:00:10Z");
  }

  @Test
  void aStartThatIsPressedOnTwoDevicesIsTheFirst() {
    take(new NoteChange("startedAt", null, null, 5000L));
    take(new NoteChange("startedAt", null, null, 0L));
    assertThat(notes.instant(NoteField.STARTED_AT)).isEqualTo("2026-11-19T18:00:05Z");
    assertThat(notes.setAside()).isEmpty();
  }

  @Test
  void aTimeCorrectedByHandIsThePracticesTime() {
    typed("startedAt", null, "2026-11-19T13:05");
    assertThat(notes.instant(NoteField.STARTED_AT)).isEqualTo("2026-11-19T18:05:00Z");
  }

  @Test
  void anEntryIsTakenAwayUnlessAnotherDeviceHasChangedIt() {
    typed("documents/a/what", null, "MRI");
    typed("documents/a/due", null, "2026-11-24");
    typed("documents/b/what", null, "Notes");
    typed("documents/b/what", "Notes", "Notes of May");
    typed("documents/a", "MRI", null);
    typed("documents/b", "Notes", null);
    assertThat(notes.documents())
        .extracting(Notes.AskedDocument::what)
        .containsExactly("Notes of May");
    assertThat(refused).extracting(NoteChange.Refused::path).containsExactly("documents/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "completedBy",
        "claims/a/else",
        "claims/../text",
        "claims/A B/text",
        "setAside/a/text",
        "claims",
        "claims/a/text/more",
        ""
      })
  void whatIsNoNoteIsRefusedAndTheOthersAreKept(String path) {
    Merging merging = merging();
    notes =
        merging.take(
            List.of(
                new NoteChange(path, null, "x", null),
                new NoteChange("remarks", null, "kept", null)));
    assertThat(merging.refused()).hasSize(1);
    assertThat(notes.entries()).containsExactly(Map.entry("remarks", "kept"));
  }

  @Test
  void whatIsTooLongIsRefusedByItsLimitAndNeverQuoted() {
    typed("reviewerName", null, "Z".repeat(201));
    assertThat(refused)
        .singleElement()
        .extracting(NoteChange.Refused::words)
        .isEqualTo("keep it under 200 characters");
    assertThat(notes.entries()).isEmpty();
  }

  @Test
  void aTimeThatCannotBeReadIsRefusedWithAnExample() {
    typed("endedAt", null, "noon");
    assertThat(refused)
        .singleElement()
        .extracting(NoteChange.Refused::words)
        .asString()
        .contains("1:05 PM");
  }

  private void typed(String path, String was, String now) {
    take(new NoteChange(path, was, now, null));
  }

  private void take(NoteChange change) {
    Merging merging = merging();
    notes = merging.take(List.of(change));
    refused = merging.refused();
  }

  private Merging merging() {
    return new Merging(notes, "physician", NOW, ZoneId.of("America/New_York"));
  }
}

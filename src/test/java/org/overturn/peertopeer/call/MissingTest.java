package org.overturn.peertopeer.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "overturned |",
        "partially-overturned | partialAccepted",
        "upheld | criterionFailed furtherInformation",
        "more-information-requested | documents",
        "decision-to-follow | decisionExpected",
        "wrong-specialty |",
      })
  void eachOutcomeAsksForWhatFollowsFromIt(String outcome, String fields) {
    assertThat(fields(held("callOutcome", outcome)))
        .containsExactlyElementsOf(fields == null ? List.of() : List.of(fields.split(" ")));
  }

  @Test
  void aCallThatNobodyCameToNeedsNothingElse() {
    assertThat(fields(Map.of("callOutcome", "reviewer-absent"))).isEmpty();
  }

  @Test
  void aCallThatWasHeldNeedsTheReviewerOnRecordAndItsTimesR34R39() {
    assertThat(fields(Map.of("callOutcome", "overturned")))
        .containsExactly("reviewerName", "reviewerSpecialty", "startedAt", "endedAt");
  }

  @Test
  void aCallDoesNotEndBeforeItStartsR39() {
    assertThat(fields(held("callOutcome", "overturned", "endedAt", "2026-11-19T17:59:00Z")))
        .containsExactly("endedAt");
  }

  @Test
  void withoutAnOutcomeItIsNoRecord() {
    assertThat(fields(held())).containsExactly("callOutcome");
  }

  @Test
  void everyDocumentHasADayThatDoesNotLieBeforeTheCallR43() {
    assertThat(
            fields(
                held(
                    "callOutcome", "more-information-requested",
                    "documents/a/what", "Therapy notes",
                    "documents/b/what", "MRI report",
                    "documents/b/due", "2026-11-18",
                    "documents/c/what", "Operative note",
                    "documents/c/due", "2026-11-19")))
        .containsExactly("documents/a/due", "documents/b/due");
  }

  @Test
  void whereACallOnlyExplainsAnOverturnNeedsTheReviewersAuthorityR41() {
    Notes overturned = new Notes(held("callOutcome", "overturned"));
    assertThat(Missing.in(overturned, true, NEW_YORK))
        .extracting(Missing::field)
        .containsExactly("authority");
    assertThat(Missing.in(overturned.with(Map.of("authority", "yes")), true, NEW_YORK)).isEmpty();
  }

  @Test
  void whatIsHalfWrittenCountsAsNotNoted() {
    assertThat(fields(held("callOutcome", "overturned", "startedAt", "2026-11-")))
        .containsExactly("startedAt");
  }

  private static Map<String, String> held(String... notes) {
    Map<String, String> all = new HashMap<>();
    all.put("reviewerName", "Dr. Reviewer");
    all.put("reviewerSpecialty", "Orthopedics");
    all.put("startedAt", "2026-11-19T18:00:00Z");
    all.put("endedAt", "2026-11-19T18:12:00Z");
    for (int at = 0; at < notes.length; at += 2) {
      all.put(notes[at], notes[at + 1]);
    }
    return all;
  }

  private static List<String> fields(Map<String, String> notes) {
    return Missing.in(new Notes(notes), false, NEW_YORK).stream().map(Missing::field).toList();
  }
}

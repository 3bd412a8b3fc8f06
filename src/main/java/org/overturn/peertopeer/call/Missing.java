package org.overturn.peertopeer.call;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.overturn.peertopeer.CallOutcome;

/**
 * What still has to be noted before a call's notes can be its record.
 *
 * @param field the key of the note, where the page leads to
 * @param words what to do, in one sentence
 */
record Missing(String field, String words) {

  /**
   * All that is missing, in the page's order.
   *
   * @param explainsOnly whether by the payer's rule a call explains and does not overturn
   * @param zone the practice's, whose days the dates are
   */
  static List<Missing> in(Notes notes, boolean explainsOnly, ZoneId zone) {
    List<Missing> found = new ArrayList<>();
    CallOutcome outcome = notes.outcome().orElse(null);
    if (outcome != CallOutcome.REVIEWER_ABSENT) {
      onRecord(notes, found);
      timed(notes, found);
    }
    if (outcome == null) {
      add(found, NoteField.OUTCOME, "say what came of the call");
    } else {
      byOutcome(notes, outcome, explainsOnly, found);
    }
    days(notes, zone, found);
    return found;
  }

  private static void onRecord(Notes notes, List<Missing> found) {
    if (!notes.has(NoteField.REVIEWER_NAME)) {
      add(found, NoteField.REVIEWER_NAME, "put the reviewer on record: the name (R34)");
    }
    if (!notes.has(NoteField.REVIEWER_SPECIALTY)) {
      add(found, NoteField.REVIEWER_SPECIALTY, "put the reviewer on record: the specialty (R34)");
    }
  }

  private static void timed(Notes notes, List<Missing> found) {
    Instant start = notes.instant(NoteField.STARTED_AT);
    Instant end = notes.instant(NoteField.ENDED_AT);
    if (start == null) {
      add(found, NoteField.STARTED_AT, "give the start of the call (R39)");
    }
    if (end == null) {
      add(found, NoteField.ENDED_AT, "give the end of the call (R39)");
    }
    if (start != null && end != null && end.isBefore(start)) {
      add(found, NoteField.ENDED_AT, "the call cannot end before it starts (R39)");
    }
  }

  private static void byOutcome(
      Notes notes, CallOutcome outcome, boolean explainsOnly, List<Missing> found) {
    switch (outcome) {
      case OVERTURNED -> {
        if (explainsOnly && !notes.isYes(NoteField.AUTHORITY)) {
          add(
              found,
              NoteField.AUTHORITY,
              "by this payer's rule a call explains and does not overturn (R41); if the reviewer"
                  + " did reverse the denial, say that they had the authority to");
        }
      }
      case PARTIALLY_OVERTURNED -> {
        if (!notes.has(NoteField.PARTIAL_ACCEPTED)) {
          add(found, NoteField.PARTIAL_ACCEPTED, "say whether the partial approval is accepted");
        }
      }
      case UPHELD -> {
        if (!notes.has(NoteField.CRITERION_FAILED)) {
          add(found, NoteField.CRITERION_FAILED, "write down which criterion is not met (R35)");
        }
        if (!notes.has(NoteField.FURTHER_INFORMATION)) {
          add(
              found,
              NoteField.FURTHER_INFORMATION,
              "write down what would change the decision (R37)");
        }
      }
      case MORE_INFORMATION_REQUESTED -> {
        if (notes.documents().isEmpty()) {
          found.add(
              new Missing(
                  NoteList.DOCUMENTS.key(),
                  "list the documents asked for and the day they are due (R43)"));
        }
      }
      case DECISION_TO_FOLLOW -> {
        if (notes.day(NoteField.DECISION_EXPECTED) == null) {
          add(found, NoteField.DECISION_EXPECTED, "give the day on which the decision is expected");
        }
      }
      case WRONG_SPECIALTY, REVIEWER_ABSENT -> {
        // nothing beside who was on the line, and when
      }
    }
  }

  private static void days(Notes notes, ZoneId zone, List<Missing> found) {
    Instant start = notes.instant(NoteField.STARTED_AT);
    LocalDate held = start == null ? LocalDate.MIN : LocalDate.ofInstant(start, zone);
    for (Notes.AskedDocument document : notes.documents()) {
      String field = NoteList.DOCUMENTS.key() + "/" + document.id() + "/due";
      if (document.due() == null) {
        found.add(new Missing(field, "give the day on which each document is due (R43)"));
      } else if (document.due().isBefore(held)) {
        found.add(new Missing(field, "a document cannot be due before the call"));
      }
    }
    LocalDate expected = notes.day(NoteField.DECISION_EXPECTED);
    if (expected != null && expected.isBefore(held)) {
      add(found, NoteField.DECISION_EXPECTED, "the decision cannot be expected before the call");
    }
  }

  private static void add(List<Missing> found, NoteField field, String words) {
    found.add(new Missing(field.key(), words));
  }
}

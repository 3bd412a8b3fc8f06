package org.overturn.appeal.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.overturn.evidence.Source;

/**
 * Does one person's changes to a letter, one by one. What is done already is not done twice; what
 * goes out from a text that somebody else has changed is not done, and both texts are told.
 */
final class Changing {

  private static final int LONGEST = 4000;
  private static final int MOST_SENTENCES = 800;
  private static final Pattern OWN_KEY = Pattern.compile("own:[a-z0-9-]{6,60}");

  private final Review review;
  private final String by;
  private final boolean physician;
  private final Instant at;
  private final List<Revision> revisions = new ArrayList<>();
  private final List<LetterChange.Conflict> conflicts = new ArrayList<>();
  private final List<LetterChange.Refused> refused = new ArrayList<>();
  private WorkingLetter letter;

  /**
   * @param physician whether this person may say that a sentence is the physician's own statement
   */
  Changing(Review review, String by, boolean physician, Instant at) {
    this.review = review;
    this.letter = review.letter().content();
    this.by = by;
    this.physician = physician;
    this.at = at;
  }

  WorkingLetter letter() {
    return letter;
  }

  /** Numbered from the letter's revision on. */
  List<Revision> revisions() {
    return revisions;
  }

  List<LetterChange.Conflict> conflicts() {
    return conflicts;
  }

  List<LetterChange.Refused> refused() {
    return refused;
  }

  void take(LetterChange change) {
    if (change.what() == null) {
      refuse(change, "say what is to be done");
      return;
    }
    switch (change.what()) {
      case ADD -> add(change);
      case ACCEPT, DISMISS -> decide(change);
      case ACCEPT_ALL -> acceptAll();
      default ->
          letter
              .sentence(change.key())
              .ifPresentOrElse(there -> change(change, there), () -> missing(change));
    }
  }

  private void change(LetterChange change, WorkingSentence there) {
    switch (change.what()) {
      case WRITE -> write(change, there);
      case STRIKE -> strike(there, true);
      case RESTORE -> strike(there, false);
      case UNDO -> undo(change, there);
      case CHOOSE -> choose(change, there);
      default -> refuse(change, "this cannot be done to a sentence");
    }
  }

  /** The sentence is not there any more: typed words are told of, all else is done with. */
  private void missing(LetterChange change) {
    if (change.what() == LetterChange.What.WRITE && !change.now().isBlank()) {
      conflicts.add(new LetterChange.Conflict(change.key(), "", "", true));
    }
  }

  private void write(LetterChange change, WorkingSentence there) {
    String words = oneLine(change.now());
    if (there.text().equals(words) && !there.struck()) {
      return;
    }
    if (there.struck() || !there.text().equals(oneLine(change.was()))) {
      conflicts.add(
          new LetterChange.Conflict(
              there.key(),
              there.struck() ? "" : there.text(),
              there.isByHand() ? there.by() : "",
              there.struck()));
    } else if (words.length() > LONGEST) {
      refuse(change, "keep a sentence under %,d characters".formatted(LONGEST));
    } else if (words.isEmpty() && there.drafted() == null) {
      done("Taken out", there.key(), there.text(), "", letter.without(there.key()));
    } else if (words.isEmpty()) {
      strike(there, true);
    } else {
      done(
          "Written",
          there.key(),
          there.text(),
          words,
          letter.changed(there.key(), each -> each.written(words, by, at)));
    }
  }

  private void add(LetterChange change) {
    String words = oneLine(change.now());
    Optional<WorkingSentence> there = letter.sentence(change.key());
    if (there.isPresent()) {
      if (!there.get().text().equals(words)) {
        write(change, there.get());
      }
    } else if (!OWN_KEY.matcher(change.key()).matches()) {
      refuse(change, "a sentence that is added has a key such as own:1a2b3c");
    } else if (words.isEmpty()) {
      return;
    } else if (words.length() > LONGEST || letter.sentences().count() >= MOST_SENTENCES) {
      refuse(
          change,
          "keep a sentence under %,d characters, and a letter under %d sentences"
              .formatted(LONGEST, MOST_SENTENCES));
    } else {
      WorkingSentence added = WorkingSentence.own(change.key(), words, by, at);
      done(
          change.apart() ? "Paragraph added" : "Sentence added",
          change.key(),
          "",
          words,
          Editing.added(letter, change.after(), added, change.apart()));
    }
  }

  private void strike(WorkingSentence there, boolean out) {
    if (there.struck() != out) {
      done(
          out ? "Struck" : "Put back",
          there.key(),
          out ? there.text() : "",
          out ? "" : there.text(),
          letter.changed(there.key(), each -> each.struck(out)));
    }
  }

  private void undo(LetterChange change, WorkingSentence there) {
    if (there.drafted() == null) {
      refuse(change, "this sentence was not drafted: strike it, or write it anew");
    } else if (there.isByHand() || there.struck()) {
      done(
          "Back to the draft's words",
          there.key(),
          there.text(),
          there.drafted().text(),
          letter.changed(
              there.key(), each -> WorkingSentence.asDrafted(each.key(), each.drafted())));
    }
  }

  private void choose(LetterChange change, WorkingSentence there) {
    List<Source> chosen =
        review.choices().get().stream()
            .filter(each -> change.sources().contains(each.id()))
            .map(SourceChoices.Choice::source)
            .toList();
    String wrong = wrongChoice(change, there, chosen);
    if (!wrong.isEmpty()) {
      refuse(change, wrong);
    } else if (there.basis() != change.basis() || !there.sources().equals(chosen)) {
      done(
          switch (change.basis()) {
            case SOURCES -> "Sources chosen";
            case PHYSICIAN -> "Called the physician's own statement";
            case COURTESY -> "Called mere courtesy";
            default -> "Sources taken away";
          },
          there.key(),
          there.text(),
          there.text(),
          letter.changed(there.key(), each -> each.standsOn(change.basis(), chosen)));
    }
  }

  private String wrongChoice(LetterChange change, WorkingSentence there, List<Source> chosen) {
    if (!there.isByHand()) {
      return "this sentence is the draft's and stands on its sources: write it in your words first";
    }
    if (change.basis() == null || change.basis() == Basis.DRAFT) {
      return "say on what it stands";
    }
    if (change.basis() == Basis.SOURCES && chosen.isEmpty()) {
      return "choose at least one source that the case has";
    }
    if (change.basis() == Basis.PHYSICIAN && !physician) {
      return "only a physician says that a sentence is the physician's own statement, and only in a letter that speaks in the physician's voice";
    }
    return change.basis() == Basis.COURTESY && there.text().chars().anyMatch(Character::isDigit)
        ? "a sentence with figures in it claims something: choose where they stand"
        : "";
  }

  private void decide(LetterChange change) {
    // decided by somebody else meanwhile, or proposed otherwise by now: the page shows how it
    // stands
    comparing()
        .flatMap(
            comparing ->
                comparing.proposals().stream()
                    .filter(each -> each.key().equals(change.key()))
                    .filter(each -> each.mark().equals(change.mark()))
                    .findFirst())
        .ifPresent(
            proposal -> {
              if (change.what() == LetterChange.What.ACCEPT) {
                accept(proposal);
              } else {
                done(
                    dismissed(proposal),
                    proposal.key(),
                    proposal.now(),
                    proposal.yours(),
                    comparing().orElseThrow().dismissed(proposal, by, at));
              }
            });
  }

  private void acceptAll() {
    comparing()
        .ifPresent(
            comparing -> {
              for (Proposal each : comparing.proposals()) {
                accept(each);
              }
            });
  }

  private void accept(Proposal proposal) {
    done(
        switch (proposal.kind()) {
          case NEW -> "New sentence accepted";
          case CHANGED -> "New wording accepted";
          case GONE -> "Taken out, since its source is gone";
        },
        proposal.key(),
        proposal.yours(),
        proposal.now(),
        comparing().orElseThrow().accepted(proposal));
  }

  private static String dismissed(Proposal proposal) {
    return switch (proposal.kind()) {
      case NEW -> "New sentence dismissed";
      case CHANGED -> "New wording dismissed";
      case GONE -> "Kept, although its source is gone";
    };
  }

  private Optional<Comparing> comparing() {
    return review.draft().map(draft -> new Comparing(letter, draft));
  }

  private void done(String what, String key, String before, String after, WorkingLetter now) {
    letter = now;
    int number = review.letter().revision() + revisions.size() + 1;
    revisions.add(new Revision(number, what, key, before, after, by, at));
  }

  private void refuse(LetterChange change, String words) {
    refused.add(new LetterChange.Refused(change.key(), words));
  }

  private static String oneLine(String typed) {
    return typed.replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
  }
}

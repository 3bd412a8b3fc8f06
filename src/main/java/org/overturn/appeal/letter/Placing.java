package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds a sentence's place in a letter by its neighbors in another one: behind the nearest one
 * before it that both have, in its paragraph where that is there too.
 *
 * @param model the letter in whose order it stood
 */
record Placing(List<Spot> model) {

  /** A paragraph with the keys of its sentences, in their order. */
  record Spot(String key, Paragraph.Style style, List<String> sentences) {}

  static Placing by(DraftedLetter letter) {
    return new Placing(
        letter.paragraphs().stream()
            .map(
                each ->
                    new Spot(
                        each.key(),
                        each.style(),
                        each.sentences().stream().map(Sentence::key).toList()))
            .toList());
  }

  static Placing by(WorkingLetter letter) {
    return new Placing(
        letter.paragraphs().stream()
            .map(
                each ->
                    new Spot(
                        each.key(),
                        each.style(),
                        each.sentences().stream().map(WorkingSentence::key).toList()))
            .toList());
  }

  Spot spotOf(String sentence) {
    return model.stream()
        .filter(each -> each.sentences().contains(sentence))
        .findFirst()
        .orElseThrow();
  }

  /** The nearest sentence before it that the letter has too; empty where there is none. */
  String before(WorkingLetter letter, String sentence) {
    String nearest = "";
    for (Spot spot : model) {
      for (String each : spot.sentences()) {
        if (each.equals(sentence)) {
          return nearest;
        }
        nearest = letter.sentence(each).isPresent() ? each : nearest;
      }
    }
    return nearest;
  }

  WorkingLetter put(WorkingLetter letter, WorkingSentence sentence) {
    Spot spot = spotOf(sentence.key());
    List<WorkingParagraph> paragraphs = new ArrayList<>(letter.paragraphs());
    int there = indexOf(paragraphs, spot.key());
    if (there < 0) {
      paragraphs.add(
          placeOf(paragraphs, spot),
          new WorkingParagraph(spot.key(), spot.style(), List.of(sentence)));
    } else {
      WorkingParagraph paragraph = paragraphs.get(there);
      List<WorkingSentence> sentences = new ArrayList<>(paragraph.sentences());
      sentences.add(placeOf(sentences, spot, sentence.key()), sentence);
      paragraphs.set(there, paragraph.with(sentences));
    }
    return letter.with(paragraphs);
  }

  private int placeOf(List<WorkingParagraph> paragraphs, Spot spot) {
    for (int i = model.indexOf(spot) - 1; i >= 0; i--) {
      int found = indexOf(paragraphs, model.get(i).key());
      if (found >= 0) {
        return found + 1;
      }
    }
    return 0;
  }

  private static int placeOf(List<WorkingSentence> sentences, Spot spot, String key) {
    for (int i = spot.sentences().indexOf(key) - 1; i >= 0; i--) {
      for (int at = 0; at < sentences.size(); at++) {
        if (sentences.get(at).key().equals(spot.sentences().get(i))) {
          return at + 1;
        }
      }
    }
    return 0;
  }

  private static int indexOf(List<WorkingParagraph> paragraphs, String key) {
    return IntStream.range(0, paragraphs.size())
        .filter(at -> paragraphs.get(at).key().equals(key))
        .findFirst()
        .orElse(-1);
  }
}

package org.overturn.appeal.letter;

import java.time.Instant;
import java.util.List;
import org.overturn.evidence.Source;

/**
 * A sentence of a letter that is being worked on. Protected health information.
 *
 * @param key the draft's key; {@code own:…} for one that a person added
 * @param text as it stands now
 * @param drafted as it was drafted last, or as a person saw and kept their own words against; null
 *     for one that a person added
 * @param by the user's id whose words these are; null while they are the draft's
 * @param at when that person wrote them; null while they are the draft's
 * @param basis on what it stands
 * @param sources which a person chose; empty otherwise
 * @param struck stays out of the letter, and can be put back
 */
record WorkingSentence(
    String key,
    String text,
    Wording drafted,
    String by,
    Instant at,
    Basis basis,
    List<Source> sources,
    boolean struck) {

  WorkingSentence {
    sources = List.copyOf(sources);
  }

  static WorkingSentence of(Sentence drafted) {
    return asDrafted(drafted.key(), Wording.of(drafted));
  }

  static WorkingSentence asDrafted(String key, Wording wording) {
    return new WorkingSentence(
        key, wording.text(), wording, null, null, Basis.DRAFT, List.of(), false);
  }

  static WorkingSentence own(String key, String text, String by, Instant at) {
    return new WorkingSentence(key, text, null, by, at, Basis.NONE, List.of(), false);
  }

  /**
   * In a person's words. Words that are the draft's again are the draft's; who goes on with their
   * own words keeps the sources that they chose for them.
   */
  WorkingSentence written(String words, String who, Instant when) {
    if (drafted != null && drafted.text().equals(words)) {
      return new WorkingSentence(key, words, drafted, null, null, Basis.DRAFT, List.of(), struck);
    }
    boolean goesOn = who.equals(by);
    return new WorkingSentence(
        key,
        words,
        drafted,
        who,
        when,
        goesOn ? basis : Basis.NONE,
        goesOn ? sources : List.of(),
        struck);
  }

  WorkingSentence standsOn(Basis chosen, List<Source> where) {
    return new WorkingSentence(key, text, drafted, by, at, chosen, where, struck);
  }

  WorkingSentence struck(boolean out) {
    return new WorkingSentence(key, text, drafted, by, at, basis, sources, out);
  }

  /**
   * The same words over another draft; what the draft no longer says is the person's own.
   *
   * @param fresh null where the draft has no such sentence any more
   */
  WorkingSentence keptAgainst(Wording fresh, String who, Instant when) {
    return isByHand()
        ? new WorkingSentence(key, text, fresh, by, at, basis, sources, struck)
        : new WorkingSentence(key, text, fresh, who, when, Basis.NONE, List.of(), struck);
  }

  boolean isByHand() {
    return by != null;
  }

  boolean isUncited() {
    return basis == Basis.NONE && !struck;
  }

  /** Where it stands now; empty for a person's own statement, courtesy, and what is uncited. */
  List<Source> stands() {
    return basis == Basis.DRAFT && drafted != null ? drafted.sources() : sources;
  }

  @Override
  public String toString() {
    return "WorkingSentence[" + key + "]";
  }
}

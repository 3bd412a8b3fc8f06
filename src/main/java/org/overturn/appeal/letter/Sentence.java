package org.overturn.appeal.letter;

import java.util.List;
import org.overturn.evidence.Source;

/**
 * One sentence as a template and the facts give it. Protected health information.
 *
 * @param key stays the same from draft to draft as long as it says the same thing of the same
 *     facts, whatever their values; unique within a letter
 * @param text as printed
 * @param sources where it stands; a sentence that claims nothing of the case, such as a greeting,
 *     rests on the template's wording and says so; never empty
 */
public record Sentence(String key, String text, List<Source> sources) {

  public Sentence {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("A sentence without a source: " + key);
    }
  }

  /** Says nothing of the patient: a sentence must not reach a log by accident. */
  @Override
  public String toString() {
    return "Sentence[" + key + "]";
  }
}

package org.overturn.appeal.letter;

import java.util.List;

/**
 * A template that was read.
 *
 * @param prepared what the template engine is given: as it was written, with each expression
 *     spelled out for {@link TemplateValues}; null when there are flaws
 * @param flaws all that is wrong with it
 */
record TemplateText(String prepared, List<TemplateFlaw> flaws) {

  TemplateText {
    flaws = List.copyOf(flaws);
  }

  boolean isWhole() {
    return flaws.isEmpty();
  }
}

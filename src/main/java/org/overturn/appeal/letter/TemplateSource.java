package org.overturn.appeal.letter;

import java.util.Arrays;
import org.overturn.evidence.Source;

/**
 * Tells a source that is only the wording of a template, as of a greeting: it claims nothing of the
 * case, and a reader on paper is not sent to look for it.
 */
final class TemplateSource {

  private TemplateSource() {}

  static boolean is(Source source) {
    return Arrays.stream(LetterKind.values())
        .anyMatch(kind -> source.words().contains(kind.code() + ", version "));
  }
}

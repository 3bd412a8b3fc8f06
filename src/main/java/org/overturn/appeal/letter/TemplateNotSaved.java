package org.overturn.appeal.letter;

import java.util.List;

/** A template is not put in force; the texts say why and how to mend it. */
class TemplateNotSaved extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient TemplateVersion meanwhile;
  private final transient List<String> problems;

  private TemplateNotSaved(String message, List<String> problems, TemplateVersion meanwhile) {
    super(message);
    this.problems = List.copyOf(problems);
    this.meanwhile = meanwhile;
  }

  static TemplateNotSaved because(String words) {
    return new TemplateNotSaved(words, List.of(), null);
  }

  static TemplateNotSaved unfit(List<String> problems) {
    return new TemplateNotSaved(
        "It is not put in force before this is mended. Nothing of yours is lost.", problems, null);
  }

  static TemplateNotSaved savedMeanwhile(TemplateVersion newest) {
    return new TemplateNotSaved(
        "%s has put version %d in force meanwhile. Nothing of yours is lost: compare, then save again."
            .formatted(newest.savedBy(), newest.number()),
        List.of(),
        newest);
  }

  /** One by one. */
  List<String> problems() {
    return problems;
  }

  /** What somebody else put in force since; null unless that is why. */
  TemplateVersion meanwhile() {
    return meanwhile;
  }
}

package org.overturn.document;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Pieces that cannot be bound, each with why and how to mend it; nothing was made of the others.
 */
public class BindingRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Flaw> flaws;

  BindingRefused(List<Flaw> flaws) {
    // the names of exhibits are users' words and stay out of logs
    super(
        flaws.stream()
            .map(each -> each.key() + " " + each.why())
            .collect(Collectors.joining(", ")));
    this.flaws = List.copyOf(flaws);
  }

  public List<Flaw> flaws() {
    return flaws;
  }

  /** All of it in sentences, for people. */
  public String words() {
    return flaws.stream().map(Flaw::words).collect(Collectors.joining(" "));
  }
}

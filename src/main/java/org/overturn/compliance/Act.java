package org.overturn.compliance;

import java.util.Locale;
import java.util.Set;
import org.overturn.audit.RecordedAct;

/** An entry of the audit as the page shows it. */
record Act(RecordedAct entry) {

  /** What a compliance officer looks at first. */
  static final Set<String> UNUSUAL =
      Set.of(
          "glass-broken", "case-cover-returned", "audit-broken", "group-joined", "password-given");

  public String words() {
    return words(entry.what());
  }

  public boolean isUnusual() {
    return UNUSUAL.contains(entry.what());
  }

  /** The code of an act as a person reads it: "Case viewed". */
  static String words(String code) {
    String words = code.replace('-', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}

package org.overturn.resubmission;

import java.util.ArrayList;
import java.util.List;

/** What was corrected, in a few lines. */
final class CorrectionInWords {

  private static final int LONGEST = 8000;

  private CorrectionInWords() {}

  /** The differences from what was denied, what is attached, and why. */
  static String of(RequestValues corrected, RequestValues denied) {
    List<String> lines = new ArrayList<>();
    for (Difference each : corrected.differencesFrom(denied)) {
      lines.add(
          "%s: %s in place of %s"
              .formatted(
                  each.field().label(),
                  orNothing(Worksheet.words(corrected, each.field())),
                  orNothing(Worksheet.words(denied, each.field()))));
    }
    int attached = corrected.attachments().size();
    if (attached > 0) {
      lines.add("Attached: " + (attached == 1 ? "1 document" : attached + " documents"));
    }
    lines.add(corrected.get(RequestField.WHY));
    if (corrected.has(RequestField.UNCHANGED_BECAUSE)) {
      lines.add("Sent unchanged: " + corrected.get(RequestField.UNCHANGED_BECAUSE));
    }
    lines.removeIf(String::isBlank);
    String all = String.join("\n", lines);
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
  }

  private static String orNothing(String words) {
    return words.isEmpty() ? "nothing" : words;
  }
}

package org.overturn.appeal.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.overturn.appeal.letter.Enclosures;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibit.Kind;
import org.overturn.document.Exhibits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What can go with an appeal, and what does. Unless people say otherwise: the denial, what bears on
 * it of the chart, the policy, the records of calls and the consent; at a later level the payer's
 * determinations too. The packet is the practice's own preparation and stays at home, and the payer
 * knows what was proven to have reached it.
 */
@Component
class ChosenExhibits implements Enclosures {

  private static final String FIRST_LEVEL = "internal-1";

  private static final Set<Kind> USUAL =
      EnumSet.of(Kind.DENIAL, Kind.CHART, Kind.POLICY, Kind.CALL_RECORD, Kind.CONSENT);

  private final List<Exhibits> parts;
  private final BundleRecords records;

  ChosenExhibits(ObjectProvider<Exhibits> parts, BundleRecords records) {
    this.parts = parts.stream().toList();
    this.records = records;
  }

  /** So that a letter lists what goes along with it, and nothing else. */
  @Override
  public List<Exhibit> of(Denial denial, String level) {
    return of(denial, level, null, choice(denial, level)).stream()
        .filter(Chosen::in)
        .map(Chosen::exhibit)
        .toList();
  }

  /** An exhibit, and whether it goes along. */
  record Chosen(Exhibit exhibit, boolean in) {}

  /**
   * All there is, in the order of the bundle.
   *
   * @param letter the letter that is filed, which is no exhibit of itself; null for none
   */
  List<Chosen> of(Denial denial, String level, UUID letter, Choice choice) {
    List<Exhibit> all =
        parts.stream()
            .flatMap(part -> part.of(denial).stream())
            .filter(each -> !each.key().equals("letter:" + letter))
            .sorted(
                Comparator.comparing(Exhibit::kind)
                    .thenComparing(Exhibit::at)
                    .thenComparing(Exhibit::key))
            .toList();
    Map<String, Exhibit> byKey =
        all.stream().collect(Collectors.toMap(Exhibit::key, Function.identity()));
    List<Choice.Entry> usual = new ArrayList<>();
    for (Exhibit each : all) {
      usual.add(new Choice.Entry(each.key(), isUsual(each.kind(), level)));
    }
    return choice.over(usual).stream()
        .map(entry -> new Chosen(byKey.get(entry.key()), entry.in()))
        .toList();
  }

  Choice choice(Denial denial, String level) {
    return records.choice(denial.number(), level);
  }

  private static boolean isUsual(Kind kind, String level) {
    return USUAL.contains(kind) || kind == Kind.DETERMINATION && !FIRST_LEVEL.equals(level);
  }
}

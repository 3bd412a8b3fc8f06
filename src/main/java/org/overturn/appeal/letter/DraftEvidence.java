package org.overturn.appeal.letter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.deadline.ClockText;
import org.overturn.evidence.Argument;
import org.overturn.evidence.Argument.Kind;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Guideline;
import org.overturn.evidence.Source;
import org.overturn.evidence.Standing;

/**
 * What the packet and the chart give a letter. The packet's words are said the same way here (R50);
 * what a person struck there is not said, and what cannot be relied on before a person has looked
 * at it is not put in writing. Advice on how to answer an objection is for a speaker, not for a
 * letter.
 */
final class DraftEvidence {

  /** A payer's reviewer would turn these against the request; a missing date is only a gap. */
  private static final Set<FactFlaw> UNFIT =
      EnumSet.of(FactFlaw.CONTRADICTED, FactFlaw.FUTURE, FactFlaw.ENDS_BEFORE_START);

  private static final String FACT = "fact:";
  private static final String CRITERION = "criterion:";
  private static final String GAP = "missing:";
  private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

  /** How many entries of the chart the packet does not state is of no use to a reviewer. */
  private static final String UNSTATED = "chart:more";

  private final Assessment assessment;
  private final DraftSources sources;
  private final List<Argument> arguments;
  private final Map<String, Argument> byKey;

  DraftEvidence(DraftInputs in, DraftSources sources) {
    this.assessment = in.assessment();
    this.sources = sources;
    Set<String> unfit =
        assessment.chart().facts().stream()
            .filter(DraftEvidence::isUnfit)
            .map(fact -> FACT + fact.id())
            .collect(Collectors.toSet());
    this.arguments =
        in.arguments().stream()
            .filter(each -> each.kind() != Kind.OBJECTION && !each.key().equals(UNSTATED))
            .filter(each -> each.byPerson() || !unfit.contains(each.key()))
            .toList();
    this.byKey =
        arguments.stream()
            .collect(Collectors.toMap(Argument::key, Function.identity(), (one, other) -> one));
  }

  private static boolean isUnfit(ChartFact fact) {
    return fact.flaws().stream().anyMatch(UNFIT::contains);
  }

  List<DraftValue> all() {
    return List.of(
        asked(),
        criteria(),
        said("diagnoses", Kind.DIAGNOSIS),
        said("measured", Kind.SEVERITY),
        said("treatments", Kind.TREATMENT),
        said("evidence", Kind.EVIDENCE),
        guidelines(),
        statements());
  }

  private DraftValue asked() {
    Optional<Argument> approval =
        arguments.stream().filter(each -> each.kind() == Kind.APPROVAL).findFirst();
    List<Source> from = approval.map(Argument::sources).orElse(List.of(sources.packet()));
    return DraftValue.group("asked", from)
        .text("service", approval.map(Argument::text).orElse(""))
        .known(approval.isPresent());
  }

  private DraftValue said(String name, Kind kind) {
    List<DraftValue.Group> items =
        arguments.stream().filter(each -> each.kind() == kind).map(DraftEvidence::item).toList();
    return new DraftValue.Items(name, items, List.of(sources.packet()));
  }

  private static DraftValue.Group item(Argument argument) {
    return DraftValue.group(argument.key(), argument.sources())
        .text("text", argument.text())
        .known(true);
  }

  /** The lead is made to be spoken; where a person wrote it, it is that person's argument. */
  private DraftValue statements() {
    List<DraftValue.Group> items =
        arguments.stream()
            .filter(each -> each.kind() == Kind.LEAD && each.byPerson())
            .map(DraftEvidence::item)
            .toList();
    return new DraftValue.Items("statements", items, List.of(sources.packet()));
  }

  private DraftValue guidelines() {
    List<DraftValue.Group> items =
        arguments.stream()
            .filter(each -> each.kind() == Kind.GUIDELINE)
            .map(
                each ->
                    DraftValue.group(each.key(), each.sources())
                        .text("text", each.text())
                        .text("against", against(each))
                        .known(true))
            .toList();
    return new DraftValue.Items("guidelines", items, List.of(sources.policy(assessment.policy())));
  }

  /** The sections of the policy that the guideline goes against (R32). */
  private String against(Argument argument) {
    if (assessment.policy() == null) {
      return "";
    }
    return assessment.policy().guidelines().stream()
        .filter(each -> argument.key().equals("guideline:" + slug(each.citation())))
        .map(Guideline::contradicts)
        .filter(each -> each != null && !each.isBlank())
        .flatMap(each -> Stream.of(each.strip().split("\\s+")))
        .flatMap(id -> assessment.policy().criterion(id).stream())
        .map(DraftEvidence::name)
        .map(DraftEvidence::inside)
        .collect(Collectors.joining(", "));
  }

  private static String slug(String citation) {
    return citation.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private DraftValue criteria() {
    List<DraftValue.Group> met = new ArrayList<>();
    List<DraftValue.Group> explained = new ArrayList<>();
    List<DraftValue.Group> open = new ArrayList<>();
    List<DraftValue.Group> judged = new ArrayList<>();
    for (Finding finding : assessment.findings()) {
      Argument argument = byKey.get(CRITERION + finding.criterion().id());
      if (argument == null || assessment.stoodInFor(finding)) {
        continue;
      }
      if (finding.standing() == Standing.MET) {
        met.add(met(finding, argument));
      } else if (byPerson(finding).isPresent()) {
        explained.add(explained(finding, byPerson(finding).get()));
      } else if (finding.standing() == Standing.JUDGEMENT) {
        judged.add(point(finding).known(true));
      } else {
        open.add(
            point(finding)
                .text(
                    "because",
                    finding.standing() == Standing.NOT_MET ? dated(finding.because()) : "",
                    because(finding))
                .text("toGet", finding.criterion().whatToGet())
                .known(true));
      }
    }
    List<Source> from = List.of(sources.policy(assessment.policy()));
    return DraftValue.group("criteria", from)
        .flag("all", assessment.met(), all(from))
        .items("met", met, from)
        .items("explained", explained, from)
        .items("open", open, from)
        .items("judged", judged, from)
        .known(!assessment.findings().isEmpty());
  }

  /** That all is met rests on each criterion and on what bears it out. */
  private List<Source> all(List<Source> policy) {
    Set<Source> all = new LinkedHashSet<>(policy);
    for (Finding finding : assessment.findings()) {
      all.add(criterion(finding));
    }
    return List.copyOf(all);
  }

  private DraftValue.Group met(Finding finding, Argument argument) {
    Source own = criterion(finding);
    Finding.Overruled word = finding.overruled();
    List<DraftValue.Group> facts =
        finding.facts().stream()
            .filter(fact -> !isUnfit(fact))
            .map(fact -> byKey.get(FACT + fact.id()))
            .filter(Objects::nonNull)
            .distinct()
            .map(
                fact ->
                    DraftValue.group(argument.key() + "/" + fact.key(), with(own, fact.sources()))
                        .text("text", fact.text())
                        .known(true))
            .toList();
    return point(finding)
        .text("because", word == null ? dated(finding.because()) : "", because(finding))
        .text(
            "decided",
            word == null ? "" : word.reason(),
            word == null ? List.of(own) : with(own, List.of(Source.of("written by " + word.by()))))
        .items("facts", facts, List.of(own))
        .known(true);
  }

  /** The match writes days as numbers; a letter writes them out. */
  private static String dated(String because) {
    return because == null
        ? ""
        : DAY.matcher(because)
            .replaceAll(
                day -> {
                  try {
                    return ClockText.format(LocalDate.parse(day.group()));
                  } catch (DateTimeParseException none) {
                    return day.group();
                  }
                });
  }

  private List<Source> because(Finding finding) {
    List<Source> from = new ArrayList<>(List.of(criterion(finding)));
    finding.facts().forEach(fact -> from.add(sources.fact(fact)));
    if (finding.facts().isEmpty()) {
      from.add(sources.chart());
    }
    return from;
  }

  /** A person's words on the criterion itself, or on what is missing of it (R29). */
  private Optional<Argument> byPerson(Finding finding) {
    String id = finding.criterion().id();
    return Stream.of(CRITERION + id, GAP + id)
        .map(byKey::get)
        .filter(each -> each != null && each.byPerson())
        .findFirst();
  }

  private DraftValue.Group explained(Finding finding, Argument argument) {
    return DraftValue.group(CRITERION + finding.criterion().id(), List.of(criterion(finding)))
        .text("name", name(finding.criterion()))
        .text("text", finding.criterion().text())
        .text("words", explanation(argument.text()), argument.sources())
        .known(true);
  }

  /** The packet puts a person's explanation behind its own words. */
  private static String explanation(String text) {
    String lead = " Explained: ";
    int at = text.indexOf(lead);
    return at < 0 ? text : text.substring(at + lead.length());
  }

  private DraftValue.Building point(Finding finding) {
    return DraftValue.group(CRITERION + finding.criterion().id(), List.of(criterion(finding)))
        .text("name", name(finding.criterion()))
        .text("text", finding.criterion().text());
  }

  private Source criterion(Finding finding) {
    return sources.criterion(assessment.policy(), finding.criterion());
  }

  private static String name(Criterion criterion) {
    return criterion.section().isBlank() ? "The criterion" : "Criterion " + criterion.section();
  }

  private static String inside(String name) {
    return name.equals("The criterion") ? "the criterion" : name;
  }

  private static List<Source> with(Source own, List<Source> others) {
    Set<Source> all = new LinkedHashSet<>(List.of(own));
    all.addAll(others);
    return List.copyOf(all);
  }
}

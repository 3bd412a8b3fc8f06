package org.overturn.evidence.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A draft as the fields of a page, and back; a button of the page adds, takes away or moves an
 * entry and loses nothing of what was typed.
 */
final class PolicyForm {

  /** More than a policy can have, so that what is too much is seen and split by a person. */
  private static final int MOST = 300;

  private static final Pattern LISTED = Pattern.compile("(criteria|guidelines)\\[(\\d{1,4})]\\..+");
  private static final Pattern LINE = Pattern.compile("(.*\\.(?:codes|names)|services)\\[(\\d+)]");
  private static final Pattern STEP =
      Pattern.compile("(add|remove|up|down)-(criteria|guidelines)(?:-(\\d{1,4}))?");

  private PolicyForm() {}

  static DraftPolicy read(Map<String, String> given) {
    return new DraftPolicy(
        text(given, "number"),
        text(given, "title"),
        text(given, "version"),
        text(given, "payer"),
        text(given, "effective-from"),
        text(given, "effective-to"),
        text(given, "retrieved-on"),
        text(given, "source"),
        lines(given, "services"),
        each(given, "criteria", PolicyForm::criterion),
        each(given, "guidelines", PolicyForm::guideline));
  }

  private static DraftPolicy.Criterion criterion(Map<String, String> given, String at) {
    return new DraftPolicy.Criterion(
        text(given, at + "id"),
        text(given, at + "section"),
        text(given, at + "text"),
        text(given, at + "kind"),
        text(given, at + "any-of"),
        lines(given, at + "need.codes"),
        lines(given, at + "need.names"),
        text(given, at + "need.comparison"),
        text(given, at + "need.threshold"),
        text(given, at + "need.unit"),
        text(given, at + "need.lasting"),
        text(given, at + "need.within"),
        text(given, at + "need.times"),
        text(given, at + "to-get"),
        text(given, at + "from"));
  }

  private static DraftPolicy.Guideline guideline(Map<String, String> given, String at) {
    return new DraftPolicy.Guideline(
        text(given, at + "name"),
        text(given, at + "organization"),
        text(given, at + "year"),
        text(given, at + "says"),
        DraftPolicy.words(text(given, at + "supports")),
        DraftPolicy.words(text(given, at + "contradicts")));
  }

  private static <T> List<T> each(
      Map<String, String> given, String list, BiFunction<Map<String, String>, String, T> read) {
    TreeSet<Integer> places = new TreeSet<>();
    for (String name : given.keySet()) {
      Matcher listed = LISTED.matcher(name);
      if (listed.matches() && listed.group(1).equals(list)) {
        places.add(Integer.valueOf(listed.group(2)));
      }
    }
    return places.stream()
        .limit(MOST)
        .map(at -> read.apply(given, list + "[" + at + "]."))
        .toList();
  }

  private static String text(Map<String, String> given, String name) {
    return given.getOrDefault(name, "").strip();
  }

  private static List<String> lines(Map<String, String> given, String name) {
    return Arrays.stream(text(given, name).split("\\R"))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The fields of a draft, in the page's order; what {@link #read} reads back. */
  static Map<String, String> fields(DraftPolicy draft) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("number", draft.number());
    fields.put("title", draft.title());
    fields.put("version", draft.version());
    fields.put("payer", draft.payer());
    fields.put("effective-from", draft.effectiveFrom());
    fields.put("effective-to", draft.effectiveTo());
    fields.put("retrieved-on", draft.retrievedOn());
    fields.put("source", draft.source());
    fields.put("services", String.join("\n", draft.services()));
    for (int at = 0; at < draft.criteria().size(); at++) {
      put(fields, "criteria[" + at + "].", draft.criteria().get(at));
    }
    for (int at = 0; at < draft.guidelines().size(); at++) {
      put(fields, "guidelines[" + at + "].", draft.guidelines().get(at));
    }
    return fields;
  }

  private static void put(Map<String, String> fields, String at, DraftPolicy.Criterion draft) {
    fields.put(at + "id", draft.id());
    fields.put(at + "section", draft.section());
    fields.put(at + "text", draft.text());
    fields.put(at + "kind", draft.kind());
    fields.put(at + "any-of", draft.anyOf());
    fields.put(at + "need.codes", String.join("\n", draft.codes()));
    fields.put(at + "need.names", String.join("\n", draft.names()));
    fields.put(at + "need.comparison", draft.comparison());
    fields.put(at + "need.threshold", draft.threshold());
    fields.put(at + "need.unit", draft.unit());
    fields.put(at + "need.lasting", draft.lasting());
    fields.put(at + "need.within", draft.within());
    fields.put(at + "need.times", draft.times());
    fields.put(at + "to-get", draft.toGet());
    fields.put(at + "from", draft.from());
  }

  private static void put(Map<String, String> fields, String at, DraftPolicy.Guideline draft) {
    fields.put(at + "name", draft.name());
    fields.put(at + "organization", draft.organization());
    fields.put(at + "year", draft.year());
    fields.put(at + "says", draft.says());
    fields.put(at + "supports", String.join(" ", draft.supports()));
    fields.put(at + "contradicts", String.join(" ", draft.contradicts()));
  }

  /**
   * What became of a draft by a button.
   *
   * @param focus the entry to go on at, such as {@code criteria-2}; empty for none
   */
  record Step(DraftPolicy draft, String focus) {}

  /** Does what a button says, such as {@code up-criteria-2}; anything else changes nothing. */
  static Step step(DraftPolicy draft, String button) {
    Matcher step = STEP.matcher(button);
    if (!step.matches()) {
      return new Step(draft, "");
    }
    int at = step.group(3) == null ? -1 : Integer.parseInt(step.group(3));
    List<DraftPolicy.Criterion> criteria = new ArrayList<>(draft.criteria());
    List<DraftPolicy.Guideline> guidelines = new ArrayList<>(draft.guidelines());
    boolean ofCriteria = step.group(2).equals("criteria");
    int now =
        ofCriteria
            ? change(criteria, step.group(1), at, DraftPolicy.Criterion::empty)
            : change(guidelines, step.group(1), at, DraftPolicy.Guideline::empty);
    DraftPolicy changed =
        new DraftPolicy(
            draft.number(),
            draft.title(),
            draft.version(),
            draft.payer(),
            draft.effectiveFrom(),
            draft.effectiveTo(),
            draft.retrievedOn(),
            draft.source(),
            draft.services(),
            criteria,
            guidelines);
    return new Step(changed, now < 0 ? step.group(2) : step.group(2) + "-" + now);
  }

  private static <T> int change(List<T> list, String what, int at, Supplier<T> empty) {
    if (what.equals("add")) {
      list.add(empty.get());
      return list.size() - 1;
    }
    int other = what.equals("up") ? at - 1 : at + 1;
    if (at < 0 || at >= list.size()) {
      return -1;
    }
    if (what.equals("remove")) {
      list.remove(at);
      return Math.min(at, list.size() - 1);
    }
    if (other >= 0 && other < list.size()) {
      Collections.swap(list, at, other);
      return other;
    }
    return at;
  }

  /** What is said at each field; the lines of a list are told together. */
  static Map<String, String> byField(List<Flaws.Flaw> flaws) {
    Map<String, String> words = new TreeMap<>();
    for (Flaws.Flaw flaw : flaws) {
      Matcher line = LINE.matcher(flaw.path());
      boolean ofLine = line.matches();
      String said =
          ofLine
              ? "line %d: %s".formatted(Integer.parseInt(line.group(2)) + 1, flaw.words())
              : flaw.words();
      words.merge(ofLine ? line.group(1) : flaw.path(), said, (a, b) -> a + "; " + b);
    }
    return words;
  }
}

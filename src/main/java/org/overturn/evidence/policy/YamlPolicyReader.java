package org.overturn.evidence.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.nodes.Node;

/** Reads policies as {@code docs/policies.md} describes them; each fault has its line. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class YamlPolicyReader implements PolicyReader {

  static final List<String> POLICY =
      List.of(
          "number",
          "title",
          "version",
          "payer",
          "effective-from",
          "effective-to",
          "retrieved-on",
          "source",
          "services",
          "criteria",
          "guidelines");
  static final List<String> CRITERION =
      List.of("id", "section", "text", "kind", "any-of", "need", "to-get", "from");
  static final List<String> NEED =
      List.of("codes", "names", "comparison", "threshold", "unit", "lasting", "within", "times");
  static final List<String> GUIDELINE =
      List.of("name", "organization", "year", "says", "supports", "contradicts");

  private final PolicyCheck check;

  YamlPolicyReader(PolicyCheck check) {
    this.check = check;
  }

  /** Whatever is a text and neither JSON nor XML. */
  @Override
  public boolean reads(byte[] file) {
    for (byte each : file) {
      if (each == 0) {
        return false;
      }
    }
    String start = new String(file, 0, Math.min(file.length, 200), StandardCharsets.UTF_8);
    String first = start.replace("\uFEFF", "").stripLeading();
    return !first.startsWith("{") && !first.startsWith("<") && !first.startsWith("%PDF");
  }

  @Override
  public ReadPolicy read(byte[] file) {
    try {
      return new Reading().of(YamlNodes.read(file));
    } catch (YamlNodes.Unreadable unreadable) {
      return new ReadPolicy(null, List.of(unreadable.fault()), List.of());
    }
  }

  /** The file as it was written, right or wrong; empty where it cannot be read at all. */
  Optional<DraftPolicy> draft(byte[] file) {
    try {
      return Optional.of(new Reading().policy(YamlNodes.read(file)));
    } catch (YamlNodes.Unreadable unreadable) {
      return Optional.empty();
    }
  }

  /** One file. */
  private final class Reading {

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<ReadPolicy.Fault> faults = new ArrayList<>();

    ReadPolicy of(Node root) {
      PolicyCheck.Checked checked = check.check(policy(root));
      faults.addAll(checked.faults().stream().map(this::located).toList());
      faults.sort(Comparator.comparingInt(ReadPolicy.Fault::line));
      return new ReadPolicy(
          checked.policy(), faults, checked.hints().stream().map(this::located).toList());
    }

    private DraftPolicy policy(Node root) {
      YamlFields fields = fields(root, "", POLICY);
      return new DraftPolicy(
          fields.text("number"),
          fields.text("title"),
          fields.text("version"),
          fields.text("payer"),
          fields.text("effective-from"),
          fields.text("effective-to"),
          fields.text("retrieved-on"),
          fields.text("source"),
          fields.texts("services"),
          each(fields, "criteria", this::criterion),
          each(fields, "guidelines", this::guideline));
    }

    private DraftPolicy.Criterion criterion(Node node, String path) {
      YamlFields fields = fields(node, path, CRITERION);
      YamlFields need = fields(fields.node("need"), fields.path("need"), NEED);
      return new DraftPolicy.Criterion(
          fields.text("id"),
          fields.text("section"),
          fields.text("text"),
          fields.text("kind"),
          fields.text("any-of"),
          need.texts("codes"),
          need.texts("names"),
          need.text("comparison"),
          need.text("threshold"),
          need.text("unit"),
          need.text("lasting"),
          need.text("within"),
          need.text("times"),
          fields.text("to-get"),
          fields.text("from"));
    }

    private DraftPolicy.Guideline guideline(Node node, String path) {
      YamlFields fields = fields(node, path, GUIDELINE);
      return new DraftPolicy.Guideline(
          fields.text("name"),
          fields.text("organization"),
          fields.text("year"),
          fields.text("says"),
          fields.words("supports"),
          fields.words("contradicts"));
    }

    private <T> List<T> each(YamlFields fields, String key, BiFunction<Node, String, T> read) {
      List<Node> nodes = fields.nodes(key);
      List<T> all = new ArrayList<>();
      for (int at = 0; at < nodes.size(); at++) {
        all.add(read.apply(nodes.get(at), key + "[" + at + "]"));
      }
      return all;
    }

    private YamlFields fields(Node node, String path, List<String> keys) {
      return new YamlFields(node, path, keys, lines, faults);
    }

    /** The line of the value; where it is missing, of what it is missing in. */
    private ReadPolicy.Fault located(Flaws.Flaw flaw) {
      String place = flaw.path();
      while (!lines.containsKey(place) && !place.isEmpty()) {
        int cut = Math.max(place.lastIndexOf('.'), place.lastIndexOf('['));
        place = place.substring(0, Math.max(0, cut));
      }
      return new ReadPolicy.Fault(lines.getOrDefault(place, 1), flaw.key(), flaw.words());
    }
  }
}

package org.overturn.evidence.policy;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.overturn.evidence.Policy;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Writes policies as {@link YamlPolicyReader} reads them. */
final class YamlPolicyWriter {

  private YamlPolicyWriter() {}

  static String write(Policy policy) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(100);
    options.setAllowUnicode(true);
    StringWriter written = new StringWriter();
    new Yaml(options).serialize(of(DraftPolicy.of(policy)), written);
    return written.toString();
  }

  private static Node of(DraftPolicy draft) {
    return new Keys()
        .text("number", draft.number())
        .text("title", draft.title())
        .text("version", draft.version())
        .text("payer", draft.payer())
        .plain("effective-from", draft.effectiveFrom(), Tag.TIMESTAMP)
        .plain("effective-to", draft.effectiveTo(), Tag.TIMESTAMP)
        .plain("retrieved-on", draft.retrievedOn(), Tag.TIMESTAMP)
        .text("source", draft.source())
        .texts("services", draft.services())
        .nodes("criteria", draft.criteria().stream().map(YamlPolicyWriter::of).toList())
        .nodes("guidelines", draft.guidelines().stream().map(YamlPolicyWriter::of).toList())
        .node();
  }

  private static Node of(DraftPolicy.Criterion draft) {
    return new Keys()
        .text("id", draft.id())
        .text("section", draft.section())
        .text("text", draft.text())
        .text("kind", draft.kind())
        .text("any-of", draft.anyOf())
        .keys("need", need(draft))
        .text("to-get", draft.toGet())
        .text("from", draft.from())
        .node();
  }

  private static Keys need(DraftPolicy.Criterion draft) {
    Tag number = draft.threshold().contains(".") ? Tag.FLOAT : Tag.INT;
    return new Keys()
        .texts("codes", draft.codes())
        .texts("names", draft.names())
        .text("comparison", draft.comparison())
        .plain("threshold", draft.threshold(), number)
        .text("unit", draft.unit())
        .text("lasting", draft.lasting())
        .text("within", draft.within())
        .plain("times", draft.times(), Tag.INT);
  }

  private static Node of(DraftPolicy.Guideline draft) {
    return new Keys()
        .text("name", draft.name())
        .text("organization", draft.organization())
        .plain("year", draft.year(), Tag.INT)
        .text("says", draft.says())
        .texts("supports", draft.supports())
        .texts("contradicts", draft.contradicts())
        .node();
  }

  /** A mapping, in order; what is empty is left out. */
  private static final class Keys {

    private final List<NodeTuple> pairs = new ArrayList<>();

    Keys text(String key, String value) {
      return plain(key, value, Tag.STR);
    }

    Keys plain(String key, String value, Tag tag) {
      return value.isEmpty() ? this : add(key, scalar(value, tag));
    }

    Keys texts(String key, List<String> values) {
      List<Node> nodes = values.stream().map(each -> scalar(each, Tag.STR)).toList();
      boolean few = nodes.size() <= 4;
      FlowStyle style = few ? FlowStyle.FLOW : FlowStyle.BLOCK;
      return nodes.isEmpty() ? this : add(key, new SequenceNode(Tag.SEQ, nodes, style));
    }

    Keys nodes(String key, List<Node> nodes) {
      return nodes.isEmpty() ? this : add(key, new SequenceNode(Tag.SEQ, nodes, FlowStyle.BLOCK));
    }

    Keys keys(String key, Keys below) {
      return below.pairs.isEmpty() ? this : add(key, below.node());
    }

    private Keys add(String key, Node value) {
      pairs.add(new NodeTuple(scalar(key, Tag.STR), value));
      return this;
    }

    Node node() {
      return new MappingNode(Tag.MAP, pairs, FlowStyle.BLOCK);
    }

    private static Node scalar(String value, Tag tag) {
      return new ScalarNode(tag, value, null, null, ScalarStyle.PLAIN);
    }
  }
}

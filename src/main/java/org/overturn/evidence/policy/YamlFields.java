package org.overturn.evidence.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.overturn.evidence.policy.ReadPolicy.Fault;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The values of one mapping by key; each unknown, doubled or wrongly shaped one is a fault. */
final class YamlFields {

  private final String path;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines;
  private final List<Fault> faults;

  /**
   * Fields of a node.
   *
   * @param node null where there is none, which has no fields
   * @param path of the node; its line, and those of its values, are noted by it
   */
  YamlFields(
      Node node, String path, List<String> keys, Map<String, Integer> lines, List<Fault> faults) {
    this.path = path;
    this.lines = lines;
    this.faults = faults;
    if (node == null) {
      return;
    }
    lines.put(path, line(node));
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(pair -> add(pair, keys));
    } else if (!isNothing(node)) {
      fault(node, path, "write it as keys with values, one a line: " + String.join(", ", keys));
    }
  }

  private void add(NodeTuple pair, List<String> keys) {
    String key =
        pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(not a text)";
    if (!keys.contains(key)) {
      String near = Nearest.of(key, keys);
      fault(
          pair.getKeyNode(),
          path,
          "a key that is not known"
              + (near.isEmpty()
                  ? "; known here are " + String.join(", ", keys)
                  : ": did you mean " + near + "?"));
    } else if (values.putIfAbsent(key, pair.getValueNode()) != null) {
      fault(pair.getKeyNode(), path(key), "stands here twice: take one away");
    } else {
      lines.put(path(key), line(pair.getKeyNode()));
    }
  }

  String text(String key) {
    return text(values.get(key), path(key));
  }

  /** A list of texts; a single one may stand without a dash. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    List<Node> nodes = nodes(key);
    for (int at = 0; at < nodes.size(); at++) {
      String place = path(key) + "[" + at + "]";
      lines.put(place, line(nodes.get(at)));
      texts.add(text(nodes.get(at), place));
    }
    return texts;
  }

  /** Ids, as a list or behind one another. */
  List<String> words(String key) {
    return texts(key).stream().flatMap(text -> DraftPolicy.words(text).stream()).toList();
  }

  /** The entries of a list of mappings. */
  List<Node> nodes(String key) {
    Node node = values.get(key);
    if (node == null || isNothing(node)) {
      return List.of();
    }
    return node instanceof SequenceNode list ? list.getValue() : List.of(node);
  }

  Node node(String key) {
    return values.get(key);
  }

  private String text(Node node, String place) {
    if (node == null || isNothing(node)) {
      return "";
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    fault(node, place, "a single value is expected here, not a list or keys");
    return "";
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && List.of("", "~", "null", "Null", "NULL").contains(scalar.getValue());
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private void fault(Node node, String place, String words) {
    faults.add(new Fault(line(node), new Flaws.Flaw(place, "").key(), words));
  }

  private static int line(Node node) {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
  }
}

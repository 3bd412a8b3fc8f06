package org.overturn.evidence.policy;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.overturn.evidence.policy.ReadPolicy.Fault;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The nodes of a YAML file with their lines. Nothing is made of what a file says but texts: tags,
 * anchors, aliases, several documents and deep nesting are refused before a node is made.
 */
final class YamlNodes {

  static final int LARGEST = 256 * 1024;
  private static final int DEEPEST = 12;

  private YamlNodes() {}

  /** The file cannot be read at all. */
  static final class Unreadable extends Exception {

    private final transient Fault fault;

    Unreadable(int line, String words) {
      super(words);
      this.fault = new Fault(line, "", words);
    }

    Fault fault() {
      return fault;
    }
  }

  /** The root; never null. */
  static Node read(byte[] file) throws Unreadable {
    String text = text(file);
    try {
      refuseWhatIsNoPlainYaml(text);
      Node root = yaml().compose(new StringReader(text));
      if (root == null) {
        throw new Unreadable(0, "The file is empty: write a policy into it, or take the example");
      }
      return root;
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1;
      throw new Unreadable(
          line,
          "this is no YAML (%s): look at indentation, dashes and colons; put a text with a colon"
                  .formatted(broken.getProblem())
              + " between quotation marks");
    } catch (YAMLException broken) {
      throw new Unreadable(0, "The file has characters that no YAML has: save it as plain UTF-8");
    }
  }

  /** The text, without a mark of its encoding. */
  static String text(byte[] file) throws Unreadable {
    if (file.length > LARGEST) {
      throw new Unreadable(0, "The file is larger than 256 kB, which no policy needs: split it");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException otherwise) {
      throw new Unreadable(0, "The file is not written in UTF-8: save it so");
    }
  }

  private static void refuseWhatIsNoPlainYaml(String text) throws Unreadable {
    int depth = 0;
    int documents = 0;
    for (Event event : yaml().parse(new StringReader(text))) {
      int line = event.getStartMark() == null ? 0 : event.getStartMark().getLine() + 1;
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        throw new Unreadable(line, "a second document begins here: one policy a file");
      }
      if (event instanceof AliasEvent) {
        throw new Unreadable(line, "an alias (*name) stands here: write out what it stands for");
      }
      if (event instanceof NodeEvent node && node.getAnchor() != null) {
        throw new Unreadable(line, "an anchor (&name) stands here: take it away");
      }
      if (tagged(event)) {
        throw new Unreadable(line, "a tag (!name) stands here: take it away");
      }
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw new Unreadable(line, "nested deeper than any policy: look at the indentation");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static boolean tagged(Event event) {
    String tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof CollectionStartEvent collection ? collection.getTag() : null;
    return tag != null && !Tag.STR.getValue().equals(tag);
  }

  private static Yaml yaml() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(LARGEST);
    limits.setNestingDepthLimit(DEEPEST + 2);
    limits.setMaxAliasesForCollections(0);
    limits.setProcessComments(false);
    return new Yaml(limits);
  }
}

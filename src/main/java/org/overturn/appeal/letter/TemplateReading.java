package org.overturn.appeal.letter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a template: Thymeleaf's text syntax, of which a letter needs and may have only printing a
 * name, a condition, a loop and a remark. Anything else is a flaw, told with its line, before the
 * engine sees it. What the engine sees has each expression led by what is done with it, and after
 * each condition and loop a mark that says what the words inside rest on.
 */
final class TemplateReading {

  /** The longest template; a letter of ten pages has some 30,000 signs. */
  static final int LONGEST = 60_000;

  private static final int DEEPEST = 8;
  private static final String PATH = "[a-z][A-Za-z]*(?:\\.[a-z][A-Za-z]*)*";
  private static final Pattern PRINT = Pattern.compile("\\s*\\$\\{\\s*(" + PATH + ")\\s*}\\s*");
  private static final Pattern ELEMENT =
      Pattern.compile("\\s*th:(if|unless|each)\\s*=\\s*\"([^\"]*)\"\\s*");
  private static final Pattern EACH =
      Pattern.compile("\\s*([a-z][A-Za-z]*)\\s*:\\s*\\$\\{\\s*(" + PATH + ")\\s*}\\s*");
  private static final Pattern TERM =
      Pattern.compile("\\s*(not\\s+|!\\s*)?\\$\\{\\s*(" + PATH + ")\\s*}\\s*");
  private static final String EXAMPLE = "such as [(${patient.name})]";
  private static final Set<Integer> INVISIBLE =
      Set.of((int) Character.PRIVATE_USE, (int) Character.SURROGATE, (int) Character.CONTROL);

  private final String text;
  private final StringBuilder prepared = new StringBuilder();
  private final List<TemplateFlaw> flaws = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;
  private int line = 1;

  private record Open(int line, String variable, Map<String, String> before) {}

  /** What the names inside loops stand for, by the loop's name. */
  private Map<String, String> variables = new HashMap<>();

  private TemplateReading(String text) {
    this.text = text;
  }

  /** Reads it; line ends of any system are one. */
  static TemplateText read(String template) {
    return new TemplateReading(template.replace("\r\n", "\n").replace('\r', '\n')).read();
  }

  private TemplateText read() {
    if (text.isBlank()) {
      flaw(0, "The template is empty.");
    } else if (text.length() > LONGEST) {
      flaw(
          0,
          "The template has more than %,d signs; a letter that nobody reads to its end helps nobody."
              .formatted(LONGEST));
    } else {
      all();
    }
    open.descendingIterator()
        .forEachRemaining(
            left -> flaw(left.line(), "what begins here has no end: write [/] where it ends."));
    return new TemplateText(flaws.isEmpty() ? prepared.toString() : null, flaws);
  }

  private void all() {
    while (at < text.length()) {
      if (text.startsWith("[/*", at)) {
        remark();
      } else if (text.startsWith("[#", at)) {
        element();
      } else if (text.startsWith("[/", at)) {
        end();
      } else if (text.startsWith("[(", at)) {
        print();
      } else if (text.startsWith("[[", at)) {
        flaw(line, "write [(…)] in place of [[…]], " + EXAMPLE + ".");
        take(2);
      } else {
        sign();
      }
    }
  }

  private void sign() {
    char sign = text.charAt(at);
    if (sign != '\n' && sign != '\t' && INVISIBLE.contains(Character.getType(sign))) {
      // halves of one sign outside the basic plane, such as an emoji, belong together
      if (Character.isSurrogatePair(sign, at + 1 < text.length() ? text.charAt(at + 1) : ' ')) {
        prepared.append(sign).append(text.charAt(at + 1));
        take(2);
        return;
      }
      flaw(line, "here is a sign that cannot be seen: take it out.");
    } else {
      // the engine has its own words that begin with a bracket; ours are all told apart above
      prepared.append(sign == '[' ? TemplateMarks.BRACKET : sign);
    }
    take(1);
  }

  private void remark() {
    int end = text.indexOf("*/]", at);
    if (end < 0) {
      flaw(line, "this remark has no end: write */] behind it.");
      take(text.length() - at);
      return;
    }
    boolean alone = isAloneOnItsLine(at, end + 3);
    take(end + 3 - at);
    if (alone) {
      skipLineEnd();
    }
  }

  private void print() {
    int end = text.indexOf(")]", at);
    int lineEnd = text.indexOf('\n', at);
    if (end < 0 || lineEnd >= 0 && lineEnd < end) {
      flaw(line, "[( has no )] on this line, " + EXAMPLE + ".");
      take(2);
      return;
    }
    Matcher print = PRINT.matcher(text.substring(at + 2, end));
    if (print.matches()) {
      named(print.group(1), DraftNames.Kind.TEXT, "is printed");
      prepared.append("[(${print ").append(print.group(1)).append("})]");
    } else {
      flaw(line, "between [( and )] a name is written, and nothing else, " + EXAMPLE + ".");
    }
    take(end + 2 - at);
  }

  private void element() {
    int end = closing();
    if (end < 0) {
      flaw(line, "[# has no ] on this line, such as [# th:if=\"${policy}\"].");
      take(2);
      return;
    }
    Matcher element = ELEMENT.matcher(text.substring(at + 2, end));
    boolean alone = isAloneOnItsLine(at, end + 1);
    Map<String, String> before = variables;
    String variable = "";
    if (!element.matches()) {
      flaw(
          line,
          "[# takes one of th:if, th:unless and th:each, such as [# th:if=\"${policy}\"] or"
              + " [# th:each=\"each : ${diagnoses}\"].");
    } else if (element.group(1).equals("each")) {
      variable = loop(element.group(2));
    } else {
      condition(element.group(1), element.group(2));
    }
    open.push(new Open(line, variable, before));
    if (open.size() == DEEPEST + 1) {
      flaw(line, "conditions and loops stand at most " + DEEPEST + " deep in one another.");
    }
    take(end + 1 - at);
    if (alone) {
      skipLineEnd();
    }
  }

  private int closing() {
    boolean quoted = false;
    for (int place = at; place < text.length() && text.charAt(place) != '\n'; place++) {
      char sign = text.charAt(place);
      if (sign == '"') {
        quoted = !quoted;
      } else if (sign == ']' && !quoted) {
        return place;
      }
    }
    return -1;
  }

  private void condition(String how, String words) {
    String[] terms = words.split("\\s+(?:and|or)\\s+", -1);
    List<String> paths = new ArrayList<>();
    String asked = words;
    for (String term : terms) {
      Matcher one = TERM.matcher(term);
      if (!one.matches()) {
        flaw(
            line,
            "a condition asks for names, joined by and, or and not, such as"
                + " th:if=\"${policy} and not ${call}\".");
        return;
      }
      paths.add(one.group(2));
      named(one.group(2), null, "is asked for");
    }
    asked = asked.replaceAll("\\$\\{\\s*(" + PATH + ")\\s*}", "\\${test $1}").replace("!", "not ");
    prepared.append("[# th:").append(how).append("=\"").append(asked.strip()).append("\"]");
    prepared.append("[(${rests ").append(String.join(" ", paths)).append("})]");
  }

  private String loop(String words) {
    Matcher each = EACH.matcher(words);
    if (!each.matches()) {
      flaw(line, "a loop is written as th:each=\"each : ${diagnoses}\".");
      return "";
    }
    String variable = each.group(1);
    String list = named(each.group(2), DraftNames.Kind.LIST, "is gone through");
    if (DraftNames.isTopLevel(variable) || variables.containsKey(variable)) {
      flaw(line, "the name " + variable + " is taken: give the loop's one another name.");
    } else if (list != null) {
      variables = new HashMap<>(variables);
      variables.put(variable, list);
    }
    prepared
        .append("[# th:each=\"")
        .append(variable)
        .append(" : ${each ")
        .append(each.group(2))
        .append("}\"][(${item ")
        .append(variable)
        .append("})]");
    return variable;
  }

  private void end() {
    int end = text.indexOf(']', at);
    if (end != at + 2) {
      flaw(line, "an end is written as [/] and nothing else.");
      take(2);
      return;
    }
    boolean alone = isAloneOnItsLine(at, end + 1);
    if (open.isEmpty()) {
      flaw(line, "[/] ends nothing: take it out, or begin with [# … ] before.");
    } else {
      variables = open.pop().before();
      prepared.append("[(${ends})][/]");
    }
    take(3);
    if (alone) {
      skipLineEnd();
    }
  }

  /** The declared name that a path stands for; null, and a flaw, when there is none. */
  private String named(String path, DraftNames.Kind wanted, String use) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    String declared =
        variables.containsKey(first)
            ? variables.get(first) + (dot < 0 ? "" : path.substring(dot))
            : path;
    if (variables.containsKey(first) && dot < 0 && wanted == null) {
      return declared;
    }
    DraftNames.Name name = DraftNames.find(declared);
    if (name == null) {
      flaw(line, "there is no name " + path + DraftNames.nearest(declared) + ".");
      return null;
    }
    if (wanted != null && name.kind() != wanted) {
      flaw(
          line,
          "%s is %s, and only %s %s.".formatted(path, name.kind().words(), wanted.words(), use));
      return null;
    }
    return declared;
  }

  private boolean isAloneOnItsLine(int from, int to) {
    int begin = text.lastIndexOf('\n', from - 1) + 1;
    int end = text.indexOf('\n', to);
    return text.substring(begin, from).isBlank()
        && text.substring(to, end < 0 ? text.length() : end).isBlank();
  }

  private void skipLineEnd() {
    int end = text.indexOf('\n', at);
    take((end < 0 ? text.length() : end + 1) - at);
    int begin = prepared.length();
    while (begin > 0 && (prepared.charAt(begin - 1) == ' ' || prepared.charAt(begin - 1) == '\t')) {
      begin--;
    }
    prepared.setLength(begin);
  }

  private void take(int signs) {
    for (int taken = 0; taken < signs; taken++) {
      if (text.charAt(at++) == '\n') {
        line++;
      }
    }
  }

  private void flaw(int where, String words) {
    flaws.add(new TemplateFlaw(where, words));
  }
}

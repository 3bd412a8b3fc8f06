package org.overturn.process.deployment;

import java.util.Optional;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * Whether an expression in a model keeps to what models may say: variables, comparisons, delegates
 * and the business key. It is told at deployment, where the one who wrote it can mend it, what
 * {@link ModelExpressions} would refuse much later.
 */
final class ExpressionCheck {

  private static final String KEY = "execution";

  private final ModelBeans beans;

  ExpressionCheck(ModelBeans beans) {
    this.beans = beans;
  }

  static boolean isExpression(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /** What is wrong and how to mend it; empty when nothing is. */
  Optional<String> flawIn(String text) {
    Tree tree;
    try {
      tree = new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text);
    } catch (TreeBuilderException unreadable) {
      return Optional.of("the expression cannot be read; write ${variable} or a comparison of one");
    }
    if (tree.getFunctionNodes().iterator().hasNext() || calls(tree.getRoot())) {
      return Optional.of(
          "expressions read variables, and neither call methods nor reach into what they read;"
              + " have a delegate do it");
    }
    for (IdentifierNode each : tree.getIdentifierNodes()) {
      if (beans.isKeptFromModels(each.getName())) {
        return Optional.of(
            "%s is a part of the application that models may not name; name a delegate"
                .formatted(each.getName()));
      }
    }
    return Optional.empty();
  }

  private static boolean calls(Node node) {
    if (isBusinessKey(node)) {
      return false;
    }
    if (node instanceof AstMethod || node instanceof AstProperty || isExecution(node)) {
      return true;
    }
    for (int i = 0; i < node.getCardinality(); i++) {
      if (calls(node.getChild(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBusinessKey(Node node) {
    return node instanceof AstDot dot
        && isExecution(dot.getChild(0))
        && dot.toString().equals(". " + ModelExpressions.BUSINESS_KEY);
  }

  /** By itself an execution would be kept as a variable's value. */
  private static boolean isExecution(Node node) {
    return node instanceof AstIdentifier name && KEY.equals(name.getName());
  }
}

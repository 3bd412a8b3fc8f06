package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.List;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Gives a template what it names, and nothing else: it walks from name to name through our own
 * values. There is no language behind it that could call, create or load anything.
 */
final class TemplateValues implements IStandardVariableExpressionEvaluator {

  /** Reads {@code print a.b}, {@code test a.b}, {@code each a.b}, {@code rests a b}, and so on. */
  @Override
  public Object evaluate(
      IExpressionContext context,
      IStandardVariableExpression expression,
      StandardExpressionExecutionContext how) {
    TemplateMarks marks = (TemplateMarks) context.getVariable(TemplateMarks.NAME);
    marks.count();
    String[] words = expression.getExpression().strip().split("\\s+");
    return switch (words[0]) {
      case "print" -> marks.print((DraftValue.Text) value(context, words[1]));
      case "test" -> value(context, words[1]).isKnown();
      case "each" -> ((DraftValue.Items) value(context, words[1])).items();
      case "item" -> {
        DraftValue item = value(context, words[1]);
        yield marks.begin(new TemplateMarks.Ground(item.key(), List.of(item)));
      }
      case "rests" -> marks.begin(new TemplateMarks.Ground("", all(context, words)));
      case "ends" -> marks.end();
      default -> throw new IllegalStateException("A template was not read before it was filled");
    };
  }

  private static List<DraftValue> all(IExpressionContext context, String[] words) {
    List<DraftValue> values = new ArrayList<>();
    for (int at = 1; at < words.length; at++) {
      values.add(value(context, words[at]));
    }
    return values;
  }

  private static DraftValue value(IExpressionContext context, String path) {
    String[] steps = path.split("\\.");
    Object value = context.getVariable(steps[0]);
    for (int at = 1; at < steps.length; at++) {
      value = value instanceof DraftValue.Group group ? group.members().get(steps[at]) : null;
    }
    if (value instanceof DraftValue known) {
      return known;
    }
    throw new IllegalStateException("A declared name has no value: " + path);
  }
}

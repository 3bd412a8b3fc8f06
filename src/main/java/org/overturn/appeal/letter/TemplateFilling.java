package org.overturn.appeal.letter;

import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.overturn.evidence.Source;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Fills a template that was read with the values of a case. */
@Component
class TemplateFilling {

  /** No letter is so long; what grows past it goes in circles. */
  private static final int LONGEST = 1_000_000;

  private final TemplateEngine engine;

  TemplateFilling() {
    StandardDialect dialect = new StandardDialect();
    dialect.setVariableExpressionEvaluator(new TemplateValues());
    StringTemplateResolver resolver = new StringTemplateResolver();
    resolver.setTemplateMode(TemplateMode.TEXT);
    resolver.setCacheable(true);
    engine = new TemplateEngine();
    engine.setDialect(dialect);
    engine.setTemplateResolver(resolver);
  }

  /**
   * The letter's paragraphs.
   *
   * @param template that was read and has no flaws
   * @param facts a value for each top-level name
   * @param wording what a sentence rests on that says nothing of the case
   * @throws LetterRefused when it grows past any use, or cannot be filled
   */
  List<Paragraph> fill(TemplateText template, Map<String, DraftValue> facts, Source wording) {
    if (!template.isWhole()) {
      throw new LetterRefused(template.flaws().get(0).text());
    }
    TemplateMarks marks = new TemplateMarks();
    Context context = new Context(Locale.US);
    facts.forEach(context::setVariable);
    context.setVariable(TemplateMarks.NAME, marks);
    Bounded filled = new Bounded();
    try {
      engine.process(template.prepared(), context, filled);
    } catch (TemplateEngineException | TemplateMarks.TooLong broken) {
      throw refused(broken);
    }
    return new DraftParagraphs(filled.text(), marks, wording).all();
  }

  /** The engine's own words may quote the template, never a value: those it has not seen. */
  private static LetterRefused refused(RuntimeException broken) {
    for (Throwable why = broken; why != null; why = why.getCause()) {
      if (why instanceof TemplateMarks.TooLong) {
        return new LetterRefused(
            "The letter grows past any use: its loops in loops print too much. Print less in each.");
      }
    }
    String where =
        broken instanceof org.thymeleaf.exceptions.TemplateProcessingException told
                && told.getLine() != null
            ? " near line " + told.getLine()
            : "";
    return new LetterRefused(
        "The template cannot be filled"
            + where
            + ": look at its conditions and loops there; each needs its end, [/].");
  }

  /** Takes what is written, up to a length. */
  private static final class Bounded extends Writer {

    private final StringBuilder text = new StringBuilder();

    String text() {
      return text.toString();
    }

    @Override
    public void write(char[] signs, int from, int length) {
      if (text.length() + length > LONGEST) {
        throw new TemplateMarks.TooLong();
      }
      text.append(signs, from, length);
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}

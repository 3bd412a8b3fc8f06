package org.overturn.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.testing.OverturnTest;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The log as text: nobody who chooses a value chooses a line. */
@OverturnTest
class PlainLogTest {

  private static final String FORGED = "1999-12-31T09:00:00.000Z  INFO [main] forged";

  @Autowired Environment settings;

  @ParameterizedTest
  @ValueSource(strings = {"logging.pattern.console", "logging.pattern.file"})
  void aLineBreakInAValueBeginsNoLineOfTheLog(String pattern) {
    PatternLayout layout = new PatternLayout();
    layout.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
    layout.setPattern(settings.getRequiredProperty(pattern));
    layout.start();

    for (String lineBreak : new String[] {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029"}) {
      String words = "a code" + lineBreak + FORGED;
      String written = layout.doLayout(event(words + "\u001b[2K", new RuntimeException(words)));

      assertThat(written.lines()).filteredOn(line -> line.contains("forged")).hasSize(2);
      assertThat(written.split("\\R"))
          .noneMatch(line -> line.startsWith("1999-12-31"))
          .filteredOn(line -> !line.isBlank() && !line.startsWith(" ") && !line.startsWith("\t"))
          .hasSize(1);
      assertThat(written).contains("a code").doesNotContain("\u001b[2K");
    }
  }

  private static LoggingEvent event(String words, Throwable failure) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    return new LoggingEvent(
        PlainLogTest.class.getName(),
        context.getLogger(PlainLogTest.class),
        Level.WARN,
        words,
        failure,
        null);
  }
}

package org.overturn.operation;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;
import org.overturn.denial.CaseNumber;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Adds the case to each line of the structured log, from whoever knows it: the address of the
 * request, the mail, or the process that the engine is working on. A business key that is no number
 * of ours may be anything, and is not told.
 */
class CaseOnEachLine implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

  @Override
  public void customize(Members<ILoggingEvent> line) {
    line.add("case", CaseOnEachLine::number).whenNotNull();
  }

  private static String number(ILoggingEvent event) {
    Map<String, String> known = event.getMDCPropertyMap();
    String ofProcess = known.get(Logged.BUSINESS_KEY);
    return CaseNumber.isNumber(ofProcess) ? ofProcess : known.get(Logged.CASE);
  }
}

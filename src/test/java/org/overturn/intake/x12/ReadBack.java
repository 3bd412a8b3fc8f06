package org.overturn.intake.x12;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads our own acknowledgements as their receiver does: with StAEDI, which has to find no fault.
 */
public final class ReadBack {

  private static final Schema SCHEMA = schema();

  private ReadBack() {}

  /** Its segments, elements separated by blanks, from ISA to IEA. */
  public static List<String> segments(byte[] acknowledgement) {
    List<String> segments = new ArrayList<>();
    EDIInputFactory factory = EDIInputFactory.newFactory();
    try (EDIStreamReader reader =
        factory.createEDIStreamReader(new ByteArrayInputStream(acknowledgement))) {
      List<String> current = new ArrayList<>();
      while (reader.hasNext()) {
        EDIStreamEvent event = reader.next();
        if (event.isError()) {
          throw new AssertionError(
              "%s in segment %d, element %d of %s"
                  .formatted(
                      reader.getErrorType(),
                      reader.getLocation().getSegmentPosition(),
                      reader.getLocation().getElementPosition(),
                      new String(acknowledgement)));
        }
        switch (event) {
          case START_TRANSACTION -> reader.setTransactionSchema(SCHEMA);
          case START_SEGMENT -> current.add(reader.getText());
          case ELEMENT_DATA ->
              current.add(
                  reader.getLocation().getComponentPosition() > 1
                      ? ":" + reader.getText()
                      : reader.getText());
          case END_SEGMENT -> {
            segments.add(String.join(" ", current).replace(" :", ":").stripTrailing());
            current.clear();
          }
          default -> {
            // loops
          }
        }
      }
    } catch (EDIStreamException | IOException broken) {
      throw new AssertionError(new String(acknowledgement), broken);
    }
    return segments;
  }

  private static Schema schema() {
    try (InputStream in = ReadBack.class.getResourceAsStream("999.xml")) {
      return SchemaFactory.newFactory().createSchema(in);
    } catch (IOException | EDISchemaException broken) {
      throw new IllegalStateException(broken);
    }
  }
}

package org.overturn.resubmission;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Segments of X12, written by StAEDI and read back against a schema before anyone gets them. */
final class X12Writing {

  static final Schema SCHEMA = schema();

  private static final Pattern NOT_BASIC = Pattern.compile("[^A-Z0-9 !\"&'()+,\\-./;?=%@_]");

  private final List<List<String>> segments = new ArrayList<>();

  /** Adds a segment; trailing empty elements are left out, components stand between colons. */
  void add(String tag, String... elements) {
    List<String> segment = new ArrayList<>(List.of(tag));
    segment.addAll(List.of(elements));
    while (segment.get(segment.size() - 1).isEmpty()) {
      segment.remove(segment.size() - 1);
    }
    segments.add(segment);
  }

  int size() {
    return segments.size();
  }

  /**
   * A text that cannot break a segment: capitals, digits and plain marks, at most so long. Letters
   * lose their accents, what else is not in X12's basic set becomes a blank.
   */
  static String text(String value, int longest) {
    String plain =
        Normalizer.normalize(value, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toUpperCase(Locale.ROOT);
    String basic = NOT_BASIC.matcher(plain).replaceAll(" ").replaceAll(" +", " ").strip();
    return basic.length() <= longest ? basic : basic.substring(0, longest).strip();
  }

  /**
   * The interchange.
   *
   * @throws RequestRefused when it is not as the schema has it; it quotes no element
   */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EDIStreamWriter writer = EDIOutputFactory.newFactory().createEDIStreamWriter(bytes)) {
      writer.startInterchange();
      for (List<String> segment : segments) {
        write(writer, segment);
      }
      writer.endInterchange();
    } catch (EDIStreamException broken) {
      throw new RequestRefused("The X12 request cannot be written.");
    }
    byte[] written = bytes.toByteArray();
    List<String> faults = faults(written);
    if (!faults.isEmpty()) {
      throw new RequestRefused(
          "The X12 request is not as the standard has it, so it was not made: "
              + String.join("; ", faults));
    }
    return written;
  }

  private static void write(EDIStreamWriter writer, List<String> segment)
      throws EDIStreamException {
    String tag = segment.get(0);
    writer.writeStartSegment(tag);
    for (String element : segment.subList(1, segment.size())) {
      boolean composite = !"ISA".equals(tag) && element.contains(":");
      if (element.isEmpty()) {
        writer.writeEmptyElement();
      } else if (composite) {
        writer.writeStartElement();
        for (String component : element.split(":", -1)) {
          writer.writeComponent(component);
        }
        writer.endElement();
      } else {
        writer.writeElement(element);
      }
    }
    writer.writeEndSegment();
  }

  /** Each fault by its place, such as {@code NM103 at segment 5}; empty when there is none. */
  static List<String> faults(byte[] interchange) {
    List<String> faults = new ArrayList<>();
    EDIInputFactory factory = EDIInputFactory.newFactory();
    factory.setProperty(EDIInputFactory.EDI_NEST_HIERARCHICAL_LOOPS, false);
    try (EDIStreamReader reader =
        factory.createEDIStreamReader(new ByteArrayInputStream(interchange), "US-ASCII")) {
      while (reader.hasNext()) {
        EDIStreamEvent event = reader.next();
        if (event == EDIStreamEvent.START_TRANSACTION) {
          reader.setTransactionSchema(SCHEMA);
        } else if (event.isError()) {
          faults.add(
              "%s %s at segment %d, element %d"
                  .formatted(
                      reader.getErrorType(),
                      reader.getReferenceCode(),
                      reader.getLocation().getSegmentPosition(),
                      reader.getLocation().getElementPosition()));
        }
      }
    } catch (EDIStreamException | IOException broken) {
      faults.add("cannot be read");
    }
    return faults;
  }

  private static Schema schema() {
    try (InputStream in = X12Writing.class.getResourceAsStream("278-request.xml")) {
      return SchemaFactory.newFactory().createSchema(in);
    } catch (IOException | EDISchemaException broken) {
      throw new IllegalStateException("278-request.xml is no schema", broken);
    }
  }
}

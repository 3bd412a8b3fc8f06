package org.overturn.intake.x12;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.Location;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.overturn.intake.NoticeRefused;

/** The transaction sets that are read, each with the schema of its standard. */
enum Standard {
  /** The payer's answer to a request for authorization, 005010X217. */
  REVIEW("278"),
  /** A remittance, 005010X221. */
  REMITTANCE("835");

  private final String type;
  private final Schema schema;

  Standard(String type) {
    this.type = type;
    this.schema = schema(type + ".xml");
  }

  /** Empty for a transaction set that is not read. */
  static Optional<Standard> of(String type) {
    for (Standard standard : values()) {
      if (standard.type.equals(type)) {
        return Optional.of(standard);
      }
    }
    return Optional.empty();
  }

  String type() {
    return type;
  }

  /**
   * Reads a transaction set, from ST to its end, and gives its segments between ST and SE as they
   * come, and each of its faults as soon as its segment was given.
   *
   * @throws NoticeRefused when StAEDI cannot go on
   */
  void read(Iterator<RawSegment> body, Consumer<Segment> segments, Consumer<Fault> faults) {
    EDIInputFactory factory = EDIInputFactory.newFactory();
    factory.setProperty(EDIInputFactory.EDI_NEST_HIERARCHICAL_LOOPS, false);
    Run run = new Run(segments, faults);
    try (EDIStreamReader reader =
        factory.createEDIStreamReader(new CanonicalStream(type, body), "UTF-8")) {
      while (reader.hasNext()) {
        EDIStreamEvent event = reader.next();
        if (event == EDIStreamEvent.START_TRANSACTION) {
          reader.setTransactionSchema(schema);
        }
        run.take(event, reader);
      }
    } catch (NoticeRefused ours) {
      throw ours;
    } catch (EDIStreamException | IOException | RuntimeException broken) {
      throw NoticeRefused.unreadable(
          "the transaction set, at segment " + run.position(),
          "cannot be read",
          "send it as the standard describes");
    }
  }

  private static Schema schema(String file) {
    try (InputStream in = Standard.class.getResourceAsStream(file)) {
      return SchemaFactory.newFactory().createSchema(in);
    } catch (IOException | EDISchemaException broken) {
      throw new IllegalStateException(file + " is no schema", broken);
    }
  }

  /** What has been read of the current segment. */
  private static final class Run {

    private final Consumer<Segment> segments;
    private final Consumer<Fault> faults;
    private final List<Fault> ofSegment = new ArrayList<>();
    private Segment current;
    private boolean inside;
    private int position;

    Run(Consumer<Segment> segments, Consumer<Fault> faults) {
      this.segments = segments;
      this.faults = faults;
    }

    int position() {
      return position;
    }

    void take(EDIStreamEvent event, EDIStreamReader reader) {
      Location location = reader.getLocation();
      position = Math.max(location.getSegmentPosition() - CanonicalStream.BEFORE, 0);
      switch (event) {
        case START_TRANSACTION -> inside = true;
        case END_TRANSACTION -> inside = false;
        case START_SEGMENT -> current = new Segment(reader.getText(), position);
        case ELEMENT_DATA -> put(location, reader.getText());
        case END_SEGMENT -> end();
        case SEGMENT_ERROR ->
            fault(Fault.ofSegment(reader.getReferenceCode(), position, reader.getErrorType()));
        case ELEMENT_OCCURRENCE_ERROR, ELEMENT_DATA_ERROR -> fault(ofElement(location, reader));
        default -> {
          // loops and composites: positions say the same
        }
      }
    }

    private void put(Location location, String value) {
      if (current != null) {
        current.put(
            location.getElementPosition(),
            location.getElementOccurrence(),
            location.getComponentPosition(),
            value);
      }
    }

    private void fault(Fault fault) {
      if (inside) {
        ofSegment.add(fault);
      }
    }

    private Fault ofElement(Location location, EDIStreamReader reader) {
      String reference = reader.getReferenceCode();
      boolean numbered = reference != null && reference.matches("E\\d+");
      return new Fault(
          null,
          position,
          null,
          location.getElementPosition(),
          Math.max(location.getComponentPosition(), 0),
          location.getElementOccurrence() > 1 ? location.getElementOccurrence() : 0,
          numbered ? reference.substring(1) : null,
          Fault.elementCode(reader.getErrorType()));
    }

    private void end() {
      boolean between = inside && !current.is("ST") && !current.is("SE");
      if (between) {
        segments.accept(current);
      }
      for (Fault fault : ofSegment) {
        faults.accept(fault.in(current.tag(), null));
      }
      ofSegment.clear();
      current = null;
    }
  }
}

package org.overturn.intake.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.overturn.intake.Flaw;

/**
 * Collects every field that is unknown or has the wrong shape, instead of stopping at the first.
 */
class ShapeFlaws extends DeserializationProblemHandler {

  private final List<Flaw> flaws;

  ShapeFlaws(List<Flaw> flaws) {
    this.flaws = flaws;
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      JsonDeserializer<?> deserializer,
      Object beanOrClass,
      String propertyName)
      throws IOException {
    Collection<Object> known = deserializer == null ? null : deserializer.getKnownPropertyNames();
    String mend =
        known == null ? "leave it out" : "use one of " + join(known) + ", or leave it out";
    flaws.add(Flaw.at(path(parser), "is not a field here", mend));
    parser.skipChildren();
    return true;
  }

  @Override
  public Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType target,
      JsonToken token,
      JsonParser parser,
      String failure)
      throws IOException {
    String mend = target.isTypeOrSubTypeOf(String.class) ? "send text" : "send an object";
    flaws.add(Flaw.at(path(parser), "has the wrong shape", mend));
    parser.skipChildren();
    return null;
  }

  @Override
  public Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      com.fasterxml.jackson.databind.deser.ValueInstantiator instantiator,
      JsonParser parser,
      String message)
      throws IOException {
    flaws.add(Flaw.at(path(parser), "has the wrong shape", "send an object"));
    parser.skipChildren();
    return null;
  }

  private static String join(Collection<Object> names) {
    TreeSet<String> sorted = new TreeSet<>();
    names.forEach(name -> sorted.add(name.toString()));
    return String.join(", ", sorted);
  }

  /** {@code /service/diagnosisCodes/0} as people write it: {@code service.diagnosisCodes[0]}. */
  private static String path(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    StringBuilder path = new StringBuilder();
    for (String part : pointer.split("/")) {
      if (part.matches("\\d+")) {
        path.append('[').append(part).append(']');
      } else if (!part.isEmpty()) {
        path.append(path.isEmpty() ? "" : ".").append(named(part));
      }
    }
    return path.isEmpty() ? "the document" : path.toString();
  }

  static String path(List<Reference> references) {
    StringBuilder path = new StringBuilder();
    for (Reference reference : references) {
      if (reference.getFieldName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(named(reference.getFieldName()));
      } else if (reference.getIndex() >= 0) {
        path.append('[').append(reference.getIndex()).append(']');
      }
    }
    return path.isEmpty() ? "the document" : path.toString();
  }

  /** A sender may have put anything in a field's name, so only what looks like one is repeated. */
  private static String named(String field) {
    return field.matches("[A-Za-z][A-Za-z0-9_-]{0,39}") ? field : "(a field)";
  }
}

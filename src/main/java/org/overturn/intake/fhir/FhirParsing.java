package org.overturn.intake.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.json.JsonNotices;
import org.springframework.stereotype.Component;

/**
 * Parses FHIR JSON, tolerantly where nothing is lost: unknown elements and values that we do not
 * read are passed over; a broken structure, or a broken value that we do read, is refused.
 */
@Component
class FhirParsing {

  /**
   * The resource.
   *
   * @throws NoticeRefused naming each broken element
   */
  IBaseResource parse(byte[] original) {
    JsonNode tree = JsonNotices.tree(original);
    String type = tree.path("resourceType").asText("");
    if (type.isEmpty()) {
      throw NoticeRefused.unreadable(
          "resourceType", "is missing", "send a FHIR R4 resource: a ClaimResponse or a Bundle");
    }
    ParsingFlaws flaws = new ParsingFlaws(tree);
    IBaseResource resource = parse(new String(original, StandardCharsets.UTF_8), flaws);
    flaws.throwIfAny();
    return resource;
  }

  /** A failure's text quotes what it failed on, so it is not passed on. */
  private static IBaseResource parse(String text, ParsingFlaws flaws) {
    try {
      IParser parser = Context.R4.newJsonParser();
      parser.setParserErrorHandler(flaws);
      return parser.parseResource(text);
    } catch (DataFormatException | NullPointerException | ClassCastException notFhir) {
      flaws.throwIfAny();
      throw NoticeRefused.unreadable(
          "the document",
          "is not a FHIR R4 resource",
          "check resourceType, in every entry too, and that no extension holds both a value and"
              + " extensions");
    }
  }

  /** The holder idiom: building the context takes about a second, so it waits for its first use. */
  private static final class Context {
    static final FhirContext R4 = FhirContext.forR4Cached();
  }
}

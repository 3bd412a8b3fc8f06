package org.overturn.intake.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overturn.intake.Finding;
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeFormat;
import org.overturn.intake.NoticeRefused;
import org.springframework.stereotype.Component;

/**
 * Reads our own JSON. A FHIR resource that comes as plain {@code application/json}, as many senders
 * do, is told apart by its {@code resourceType} before, see {@link #isFhir}.
 */
@Component
public class JsonNotices implements NoticeFormat {

  public static final String CONTENT_TYPE = "application/json";
  private static final int DEEPEST = 100;
  private static final String MEND_SYNTAX = "send one JSON object in UTF-8";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final DocumentReader documents;

  JsonNotices(DocumentReader documents) {
    this.documents = documents;
  }

  @Override
  public List<String> contentTypes() {
    return List.of(CONTENT_TYPE);
  }

  @Override
  public String words() {
    return "JSON";
  }

  @Override
  public Optional<String> recognise(byte[] original) {
    return Optional.of(CONTENT_TYPE).filter(type -> isObject(original) && !isFhir(original));
  }

  @Override
  public List<Finding> read(byte[] original, Instant receivedAt) {
    JsonNode tree = tree(original);
    List<Flaw> flaws = new ArrayList<>();
    ObjectReader reader = MAPPER.readerFor(DenialDocument.class).withHandler(new ShapeFlaws(flaws));
    try {
      DenialDocument document = reader.readValue(tree);
      return List.of(documents.finding(document, flaws, receivedAt));
    } catch (JsonMappingException misshapen) {
      throw NoticeRefused.unreadable(
          ShapeFlaws.path(misshapen.getPath()),
          "has another shape than expected",
          "compare it with the example in the API's description");
    } catch (IOException impossible) {
      throw new IllegalStateException("A JSON tree in memory could not be read");
    }
  }

  /**
   * The document as a tree, its syntax checked.
   *
   * @throws NoticeRefused naming line and column where it breaks
   */
  public static JsonNode tree(byte[] original) {
    try (JsonParser parser = MAPPER.createParser(original)) {
      JsonNode tree = MAPPER.readTree(parser);
      boolean more = tree != null && !tree.isMissingNode() && parser.nextToken() != null;
      if (tree == null || !tree.isObject() || more) {
        throw NoticeRefused.unreadable("the document", "is not one JSON object", MEND_SYNTAX);
      }
      return tree;
    } catch (JsonProcessingException broken) {
      throw NoticeRefused.unreadable(place(broken.getLocation()), "is broken JSON", MEND_SYNTAX);
    } catch (IOException unreadable) {
      throw NoticeRefused.unreadable("the document", "is not text in UTF-8", MEND_SYNTAX);
    }
  }

  /** True when the document calls itself a FHIR resource, however broken it may be. */
  public static boolean isFhir(byte[] original) {
    return isObject(original)
        && new String(original, StandardCharsets.ISO_8859_1).contains("\"resourceType\"");
  }

  private static boolean isObject(byte[] original) {
    int start = 0;
    while (start < original.length && (original[start] <= ' ')) {
      start++; // blanks, and the bytes of a byte order mark, which are negative
    }
    return start < original.length && original[start] == '{';
  }

  private static String place(JsonLocation location) {
    return location == null
        ? "the document"
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}

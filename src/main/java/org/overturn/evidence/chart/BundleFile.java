package org.overturn.evidence.chart;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** Goes through a FHIR Bundle in JSON entry by entry, so that a large one is never held whole. */
final class BundleFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is done with an entry; the resource's type is that of its {@code resourceType}. */
  interface Visitor {

    void entry(String url, String type, JsonNode resource) throws ChartNotRead;
  }

  private BundleFile() {}

  /**
   * Shows each entry that holds a resource.
   *
   * @throws IOException when it is no JSON, or cut off; entries before that have been shown
   * @throws ChartNotRead when it is JSON and no Bundle
   */
  static void read(InputStream file, Visitor visitor) throws IOException, ChartNotRead {
    try (JsonParser parser = JSON.createParser(file)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw ChartNotRead.refused("the file holds no FHIR Bundle");
      }
      String type = null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (field.equals("resourceType")) {
          type = parser.getText();
        } else if (field.equals("entry") && value == JsonToken.START_ARRAY) {
          entries(parser, visitor);
        } else {
          parser.skipChildren();
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new IOException("The file is cut off");
      }
      if (!"Bundle".equals(type)) {
        throw ChartNotRead.refused("the file holds no FHIR Bundle");
      }
    }
  }

  private static void entries(JsonParser parser, Visitor visitor) throws IOException, ChartNotRead {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode entry = JSON.readTree(parser);
      if (entry == null) {
        throw new IOException("The file is cut off");
      }
      JsonNode resource = entry.path("resource");
      String type = resource.path("resourceType").asText("");
      if (!type.isEmpty()) {
        visitor.entry(entry.path("fullUrl").asText(null), type, resource);
      }
    }
  }
}

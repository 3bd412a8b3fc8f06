package org.overturn.intake.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Answers of a payer in FHIR, ordinary where a test says nothing else; all people are invented. */
public final class Pas {

  static final String EXT = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode response;
  private final ArrayNode entries;

  private Pas(ObjectNode response, ArrayNode entries) {
    this.response = response;
    this.entries = entries;
  }

  /** An answer with patient, payer and the request it answers, and no line yet. */
  public static Pas answer() {
    ObjectNode response =
        node(
            """
            {"resourceType": "ClaimResponse", "id": "answer", "status": "active",
             "identifier": [{"system": "https://practice.example/request", "value": "REQ-1"}],
             "use": "preauthorization", "patient": {"reference": "Patient/p"},
             "created": "2026-11-17T11:20:00-06:00", "insurer": {"reference": "Organization/o"},
             "request": {"reference": "Claim/c"}, "outcome": "complete"}
            """);
    ArrayNode entries = JSON.createArrayNode();
    Pas answer = new Pas(response, entries);
    answer.add(response);
    answer.add(
        node(
            """
            {"resourceType": "Organization", "id": "o", "name": "Aetna",
             "telecom": [{"system": "phone", "value": "1-800-555-0100"}]}
            """));
    answer.add(
        node(
            """
            {"resourceType": "Patient", "id": "p", "name": [{"family": "Qvphitest",
             "given": ["Zyxmarked", "B."]}], "birthDate": "1961-02-03",
             "address": [{"state": "IL"}],
             "identifier": [{"system": "https://payer.example/MIN", "value": "MEMB-ZYX-77"}]}
            """));
    answer.add(
        node(
            """
            {"resourceType": "Claim", "id": "c", "status": "active", "created": "2026-11-10",
             "priority": {"coding": [{"code": "normal"}]},
             "careTeam": [{"sequence": 1, "provider": {"reference": "PractitionerRole/r"}}],
             "diagnosis": [
               {"sequence": 1, "diagnosisCodeableConcept": {"coding": [{"code": "M54.16"}]}},
               {"sequence": 2, "diagnosisCodeableConcept": {"coding": [{"code": "M17.11"}]}}],
             "item": [
               {"sequence": 1, "diagnosisSequence": [1], "quantity": {"value": 1},
                "productOrService": {"text": "MRI of the lumbar spine",
                  "coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "72148"}]},
                "locationCodeableConcept": {"coding": [{"code": "22"}]}},
               {"sequence": 2, "diagnosisSequence": [2], "quantity": {"value": 12},
                "productOrService": {"coding": [{"code": "97110",
                  "system": "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"}]},
                "locationCodeableConcept": {"coding": [{"code": "11"}]}}]}
            """));
    answer.add(
        node(
            """
            {"resourceType": "PractitionerRole", "id": "r",
             "practitioner": {"reference": "Practitioner/d"},
             "specialty": [{"text": "Orthopedics"}]}
            """));
    answer.add(
        node(
            """
            {"resourceType": "Practitioner", "id": "d",
             "name": [{"family": "Ordering", "given": ["Pat"]}],
             "identifier": [{"system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567893"}]}
            """));
    return answer;
  }

  /** A line with an action and reasons of X12 list 886, issued on the day of the answer. */
  public Pas line(int sequence, String action, String... reasons) {
    ObjectNode item = response.withArray("item").addObject().put("itemSequence", sequence);
    item.withArray("adjudication")
        .addObject()
        .withArray("extension")
        .add(action(action, null, reasons));
    return this;
  }

  /** A line that is approved under a number. */
  public Pas approved(int sequence, String number) {
    ObjectNode item = response.withArray("item").addObject().put("itemSequence", sequence);
    item.withArray("adjudication").addObject().withArray("extension").add(action("A1", number));
    return this;
  }

  /** Sets a field of the ClaimResponse from JSON. */
  public Pas set(String field, String json) {
    response.set(field, tree(json));
    return this;
  }

  /** Sets a field of the entry with this type from JSON; null removes the field. */
  public Pas set(String type, String field, String json) {
    ObjectNode resource = resource(type);
    if (json == null) {
      resource.remove(field);
    } else {
      resource.set(field, tree(json));
    }
    return this;
  }

  public Pas with(String resource) {
    add(node(resource));
    return this;
  }

  public Pas without(String... types) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      String type = entries.get(i).at("/resource/resourceType").asText();
      if (Arrays.asList(types).contains(type)) {
        entries.remove(i);
      }
    }
    return this;
  }

  /** The ClaimResponse by itself. */
  public String alone() {
    return response.toString();
  }

  public String bundle() {
    ObjectNode bundle = JSON.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "collection");
    bundle.set("entry", entries);
    return bundle.toString();
  }

  static ObjectNode action(String code, String number, String... reasons) {
    ObjectNode action = JSON.createObjectNode().put("url", EXT + "extension-reviewAction");
    ArrayNode parts = action.withArray("extension");
    if (number != null) {
      parts.addObject().put("url", "number").put("valueString", number);
    }
    parts
        .addObject()
        .put("url", EXT + "extension-reviewActionCode")
        .set(
            "valueCodeableConcept",
            tree(
                "{\"coding\":[{\"system\":\"https://codesystem.x12.org/005010/306\",\"code\":\"%s\"}]}"
                    .formatted(code)));
    for (String reason : reasons) {
      parts
          .addObject()
          .put("url", "reasonCode")
          .set(
              "valueCodeableConcept",
              tree(
                  "{\"coding\":[{\"system\":\"https://codesystem.x12.org/005010/886\",\"code\":\"%s\"}]}"
                      .formatted(reason)));
    }
    return action;
  }

  private ObjectNode resource(String type) {
    for (JsonNode entry : entries) {
      if (entry.at("/resource/resourceType").asText().equals(type)) {
        return (ObjectNode) entry.path("resource");
      }
    }
    throw new IllegalArgumentException(type);
  }

  private void add(ObjectNode resource) {
    entries
        .addObject()
        .put(
            "fullUrl",
            "https://payer.example/fhir/%s/%s"
                .formatted(resource.path("resourceType").asText(), resource.path("id").asText()))
        .set("resource", resource);
  }

  private static ObjectNode node(String json) {
    return (ObjectNode) tree(json);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

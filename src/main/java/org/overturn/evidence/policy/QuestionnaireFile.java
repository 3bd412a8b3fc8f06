package org.overturn.evidence.policy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * A file of FHIR R4 in JSON that holds one questionnaire: itself, a bundle, or the parameters with
 * a package bundle that a payer's server answers with. Value sets beside it are kept for its
 * answers.
 */
final class QuestionnaireFile {

  /** Why a file cannot be read on. */
  static final class Unreadable extends Exception {

    private final transient ReadPolicy.Fault fault;

    Unreadable(int line, String key, String words) {
      super(words);
      this.fault = new ReadPolicy.Fault(line, key, words);
    }

    ReadPolicy.Fault fault() {
      return fault;
    }
  }

  private final List<Questionnaire> questionnaires = new ArrayList<>();
  private final Map<String, ValueSet> valueSets = new HashMap<>();
  private final List<String> broken = new ArrayList<>();

  private QuestionnaireFile() {}

  static QuestionnaireFile read(byte[] file) throws Unreadable {
    QuestionnaireFile read = new QuestionnaireFile();
    read.take(read.parse(file));
    if (read.questionnaires.size() != 1) {
      throw new Unreadable(
          0,
          "",
          read.questionnaires.isEmpty()
              ? "holds no FHIR Questionnaire: send the questionnaire, or a bundle that has it"
              : "holds %d questionnaires: import one at a time"
                  .formatted(read.questionnaires.size()));
    }
    return read;
  }

  Questionnaire questionnaire() {
    return questionnaires.get(0);
  }

  /** The names of elements whose values were not what FHIR R4 has there; they were passed over. */
  List<String> broken() {
    return broken.stream().distinct().toList();
  }

  /** What a value set of the file lists; empty where it is not in the file or lists nothing. */
  Optional<List<Coding>> answers(String canonical) {
    String address = canonical.contains("|") ? canonical.split("\\|")[0] : canonical;
    return Optional.ofNullable(valueSets.get(address))
        .map(QuestionnaireFile::listed)
        .filter(listed -> !listed.isEmpty());
  }

  private static List<Coding> listed(ValueSet set) {
    List<Coding> listed = new ArrayList<>();
    set.getExpansion()
        .getContains()
        .forEach(each -> listed.add(coding(each.getSystem(), each.getCode(), each.getDisplay())));
    if (listed.isEmpty()) {
      set.getCompose()
          .getInclude()
          .forEach(
              from ->
                  from.getConcept()
                      .forEach(
                          each ->
                              listed.add(
                                  coding(from.getSystem(), each.getCode(), each.getDisplay()))));
    }
    return listed;
  }

  private static Coding coding(String system, String code, String display) {
    return new Coding(system, code, display);
  }

  private Resource parse(byte[] file) throws Unreadable {
    try {
      new ObjectMapper().readTree(file);
    } catch (JsonProcessingException notJson) {
      int line = notJson.getLocation() == null ? 0 : notJson.getLocation().getLineNr();
      throw new Unreadable(line, "", "the JSON is broken here: mend it, or fetch the file anew");
    } catch (IOException impossible) {
      throw new Unreadable(0, "", "the file cannot be read");
    }
    try {
      IParser parser = Context.R4.newJsonParser();
      parser.setParserErrorHandler(new Notes());
      return (Resource) parser.parseResource(new String(file, StandardCharsets.UTF_8));
    } catch (DataFormatException | NullPointerException | ClassCastException notFhir) {
      throw new Unreadable(
          0, "resourceType", "is JSON, but no resource of FHIR R4: send a Questionnaire of R4");
    }
  }

  private void take(Resource resource) {
    if (resource instanceof Questionnaire one) {
      questionnaires.add(one);
      one.getContained().forEach(this::takeContained);
    } else if (resource instanceof ValueSet set && set.hasUrl()) {
      valueSets.put(set.getUrl(), set);
    } else if (resource instanceof Bundle bundle) {
      bundle.getEntry().stream()
          .filter(Bundle.BundleEntryComponent::hasResource)
          .forEach(entry -> take(entry.getResource()));
    } else if (resource instanceof Parameters parameters) {
      parameters.getParameter().stream()
          .filter(Parameters.ParametersParameterComponent::hasResource)
          .forEach(each -> take(each.getResource()));
    }
  }

  private void takeContained(Resource resource) {
    if (resource instanceof ValueSet set) {
      String id = set.getIdElement().getIdPart();
      valueSets.put("#" + (id == null ? "" : id.replace("#", "")), set);
      if (set.hasUrl()) {
        valueSets.put(set.getUrl(), set);
      }
    }
  }

  /** Remembers where the parser stumbled; it logs nothing. */
  private final class Notes extends ErrorHandlerAdapter {

    @Override
    public void invalidValue(IParseLocation location, String value, String error) {
      broken.add(location == null ? "an element" : location.getParentElementName());
    }

    @Override
    public void incorrectJsonType(
        IParseLocation location,
        String name,
        ValueType expected,
        ScalarType expectedScalar,
        ValueType found,
        ScalarType foundScalar) {
      if (expected != found) {
        broken.add(name);
      }
    }

    @Override
    public void unknownElement(IParseLocation location, String name) {
      broken.add(name);
    }
  }

  /** Building the context takes about a second, so it waits for its first use. */
  private static final class Context {
    static final FhirContext R4 = FhirContext.forR4Cached();
  }
}

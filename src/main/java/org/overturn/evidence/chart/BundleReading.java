package org.overturn.evidence.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Reads the chart in one bundle, which must be one patient's and nobody else's. */
class BundleReading implements BundleFile.Visitor {

  private record Belonging(String type, String id, String reference) {}

  private final int most;
  private final Map<String, String> types = new HashMap<>();
  private final List<Belonging> belongings = new ArrayList<>();
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final List<Patient> patients = new ArrayList<>();
  private final List<Coverage> coverages = new ArrayList<>();
  private String patientUrl;
  private int entries;
  private int unread;

  /** A chart of more resources than {@code most} is refused. */
  BundleReading(int most) {
    this.most = most;
  }

  /**
   * The chart.
   *
   * @throws ChartNotRead when the bundle mixes patients, is no bundle, is cut off or too large
   */
  Chart read(InputStream file) throws IOException, ChartNotRead {
    try {
      BundleFile.read(file, this);
    } catch (JsonProcessingException broken) {
      throw ChartNotRead.refused("the file is cut off or is no JSON");
    }
    if (patients.size() != 1) {
      throw ChartNotRead.refused(
          patients.isEmpty()
              ? "the bundle has no patient"
              : "the bundle mixes " + patients.size() + " patients");
    }
    Set<String> nobodys = nobodys();
    return new Chart(
        resources.entrySet().stream()
            .filter(entry -> !nobodys.contains(entry.getKey()))
            .map(entry -> new Chart.Entry(entry.getKey(), entry.getValue()))
            .toList(),
        missing());
  }

  private String missing() {
    return switch (unread) {
      case 0 -> "";
      case 1 -> "1 resource of the chart cannot be read and is missing here";
      default -> unread + " resources of the chart cannot be read and are missing here";
    };
  }

  /** Who the chart's patient is, after it was read. */
  KnownPatient patient() {
    return KnownPatient.of(patients.get(0), coverages);
  }

  @Override
  public void entry(String url, String type, JsonNode resource) throws ChartNotRead {
    entries++;
    String own = resource.path("id").asText("");
    String id = type + "/" + (own.isEmpty() ? fromUrl(url) : own);
    if (url != null) {
      types.put(url, type);
    }
    String whose =
        resource
            .path("subject")
            .path("reference")
            .asText(
                resource
                    .path("patient")
                    .path("reference")
                    .asText(resource.path("beneficiary").path("reference").asText(null)));
    belongings.add(new Belonging(type, id, whose));
    if (Resources.isRead(type)) {
      keep(url, id, resource);
    }
  }

  private void keep(String url, String id, JsonNode tree) throws ChartNotRead {
    if (resources.size() >= most) {
      throw ChartNotRead.refused(
          "the chart has more than " + most + " resources (overturn.chart.max-resources)");
    }
    Resource resource = Resources.parse(tree).orElse(null);
    if (resource == null) {
      unread++;
    } else if (resource instanceof Patient patient) {
      patients.add(patient);
      patientUrl = url;
    } else if (resource instanceof Coverage coverage) {
      coverages.add(coverage);
    } else {
      resources.put(id, resource);
    }
  }

  /** A resource that is another patient's spoils the whole bundle; a device's is left out. */
  private Set<String> nobodys() throws ChartNotRead {
    Patient patient = patients.get(0);
    OnePatient one =
        new OnePatient(
            patientUrl,
            patient.getIdElement().getIdPart(),
            patient.getIdentifier().stream().map(Identifier::getValue).collect(Collectors.toSet()),
            types);
    Set<String> nobodys = new HashSet<>();
    for (Belonging belonging : belongings) {
      switch (one.whose(belonging.reference())) {
        case ANOTHERS ->
            throw ChartNotRead.refused(
                "the bundle mixes patients: a resource of type "
                    + belonging.type()
                    + " is another patient's");
        case NOBODYS -> nobodys.add(belonging.id());
        case THEIRS -> {}
      }
    }
    return nobodys;
  }

  private String fromUrl(String url) {
    String last = url == null ? "" : url.replaceFirst("^.*[/:]", "");
    return last.isEmpty() ? "entry-" + entries : last;
  }
}

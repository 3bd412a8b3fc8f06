package org.overturn.evidence.chart;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * The resources of one patient, of the types that facts are made of and those that they refer to.
 *
 * @param entries in the order in which they came
 * @param missing in words, what of the chart could not be read; empty when all of it was
 */
record Chart(List<Entry> entries, String missing) {

  /**
   * One resource.
   *
   * @param id of type and id, such as {@code Observation/8}
   */
  record Entry(String id, Resource resource) {}

  Chart {
    entries = List.copyOf(entries);
  }
}

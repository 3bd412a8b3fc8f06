package org.overturn.evidence.chart;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * The resources of one patient, of the types that facts are made of and those that they refer to.
 *
 * @param entries in the order in which they came
 * @param unread how many could not be read and are missing
 */
record Chart(List<Entry> entries, int unread) {

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

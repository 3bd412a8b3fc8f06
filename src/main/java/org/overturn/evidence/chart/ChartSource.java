package org.overturn.evidence.chart;

import org.overturn.denial.Patient;

/** Where charts lie: a folder, a server, or nowhere. */
interface ChartSource {

  /** In words without patient data, such as "Folder of bundles"; empty for none. */
  String words();

  /**
   * All that the source has of one patient.
   *
   * @throws ChartNotRead when it has none, or none that can be taken
   */
  Chart read(Patient patient) throws ChartNotRead;

  /** Does beforehand what would make the first reading slow. */
  default void prepare() throws ChartNotRead {}

  /** Lets go of what it holds. */
  default void close() {}

  /** Finds out whether it is there, without asking for a patient. */
  default void reach() {}

  /** How it was at the last look. */
  Condition condition();

  /**
   * How a source is.
   *
   * @param trouble in words without patient data; null while there is none
   * @param files of a folder
   * @param unreadable files that cannot be read
   */
  record Condition(String trouble, int files, int unreadable) {}
}

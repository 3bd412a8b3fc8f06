package org.overturn.migration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.migration.MigrationPlan;

/**
 * How cases move from one version of a process to another.
 *
 * @param engine the engine's plan, or null while there are problems
 * @param problems why nobody can move by it, in words
 * @param counterparts from each element of the old version to the one in its place
 * @param without elements of the old version that have no counterpart, those where cases stand
 *     first
 * @param timers timers whose date the new version reads from somewhere else
 * @param added what only the new version has, by name
 * @param newlyRead variables that the new version reads and the old one did not
 */
record MovePlan(
    MigrationPlan engine,
    List<String> problems,
    Map<String, String> counterparts,
    List<Without> without,
    List<ChangedTimer> timers,
    List<Place> added,
    Set<String> newlyRead,
    ReadModel from,
    ReadModel to) {

  /**
   * An element without a counterpart.
   *
   * @param cases how many cases stand there
   * @param candidates elements of the new version that could take its place
   * @param chosen the id of the one that was chosen, or empty
   */
  record Without(Place place, long cases, List<Place> candidates, String chosen) {}

  /**
   * A timer with another expression.
   *
   * @param before what its date was read from
   * @param now what the new version reads it from
   * @param recounted whether the process owner wants it counted anew
   */
  record ChangedTimer(Place place, String before, String now, boolean recounted) {}

  public boolean isPossible() {
    return problems.isEmpty();
  }
}

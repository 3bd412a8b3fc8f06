package org.overturn.assignment;

import java.util.List;

/**
 * A task, who has it and who may.
 *
 * @param assignee the user's id, null while nobody has it
 * @param holder the assignee's name, null while nobody has it
 * @param groups the groups that may take it, in words
 * @param people those of its groups, without the assignee
 */
public record TaskHolder(
    String id,
    String name,
    String caseNumber,
    String assignee,
    String holder,
    String groups,
    List<Candidate> people) {

  /**
   * Someone who may have the task.
   *
   * @param away for example "away until Mon, Nov 23, 2026, 8:00 AM EST"; null for who is there
   */
  public record Candidate(String id, String name, String away) {}
}

package org.overturn.process;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;

/** The groups whose members may take a task. */
public final class CandidateGroups {

  private CandidateGroups() {}

  /** Their ids, in order, of all that a task is linked to. */
  public static List<String> of(Collection<IdentityLink> links) {
    return links.stream()
        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }
}

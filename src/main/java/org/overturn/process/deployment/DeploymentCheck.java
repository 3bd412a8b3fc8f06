package org.overturn.process.deployment;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Looks at each file before the engine does, by whichever way it is deployed: Modeler, REST,
 * Cockpit or our own start. One bad file refuses the whole deployment, and each is told with what
 * is wrong and how to mend it.
 */
final class DeploymentCheck implements Deployer {

  /** What a message can hold and a person reads. */
  private static final int MOST = 20;

  private final ModelCheck models;
  private final FormCheck forms;

  DeploymentCheck(ModelCheck models, FormCheck forms) {
    this.models = models;
    this.forms = forms;
  }

  /** What was deployed before is not looked at again: its cases run on. */
  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    List<String> flaws =
        deployment.getResources().values().stream()
            .flatMap(file -> findings(file).stream().map(each -> each.in(file.getName())))
            .limit(MOST)
            .toList();
    if (!flaws.isEmpty()) {
      throw new BadUserRequestException(
          flaws.stream()
              .collect(Collectors.joining(" ", "Not deployed. ", " See docs/hardening.md.")));
    }
  }

  private List<Finding> findings(ResourceEntity file) {
    String name = file.getName();
    if (name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml")) {
      return models.bpmn(file.getBytes());
    }
    if (name.endsWith(".dmn") || name.endsWith(".dmn11.xml")) {
      return models.dmn(file.getBytes());
    }
    if (name.endsWith(".form")) {
      return forms.form(file.getBytes());
    }
    return List.of(
        new Finding(0, "", "only .bpmn, .dmn and .form files are deployed; leave this one out"));
  }
}

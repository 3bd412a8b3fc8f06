package org.overturn.security;

import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.overturn.process.NamedForTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the engine who gets rights on a task, and that working on it is all they may do. */
@Component
class EngineAuthorization extends AbstractCamundaConfiguration {

  private final ObjectProvider<NamedForTask> named;

  EngineAuthorization(ObjectProvider<NamedForTask> named) {
    this.named = named;
  }

  @Override
  public void preInit(SpringProcessEngineConfiguration configuration) {
    configuration.setResourceAuthorizationProvider(new TaskRights(named));
    configuration.setDefaultUserPermissionForTask(TaskPermissions.TASK_WORK);
    configuration.setGeneralResourceWhitelistPattern(UserIds.PATTERN);
  }
}

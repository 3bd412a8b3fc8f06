package org.overturn.process.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** Puts the checks of deployments, the narrow expressions and "no scripts" into the engine. */
@Component
class GuardedEngine extends AbstractCamundaConfiguration {

  private final ModelBeans beans;

  GuardedEngine(BeanFactory beans) {
    this.beans = new ModelBeans(beans);
  }

  @Override
  public void preInit(SpringProcessEngineConfiguration configuration) {
    configuration.setExpressionManager(new ModelExpressions(beans));
    configuration.setScriptEngineResolver(new NoScripts());
    configuration.setEnableXxeProcessing(false);
    configuration.setEnableExpressionsInAdhocQueries(false);
    List<Deployer> deployers =
        new ArrayList<>(
            Optional.ofNullable(configuration.getCustomPreDeployers()).orElse(List.of()));
    deployers.add(new DeploymentCheck(new ModelCheck(new ExpressionCheck(beans)), new FormCheck()));
    configuration.setCustomPreDeployers(deployers);
  }
}

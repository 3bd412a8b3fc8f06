package org.overturn.process.deployment;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.overturn.process.Variables;
import org.springframework.beans.factory.BeanFactory;

/**
 * The beans that a model may name: the delegates of service tasks, and nothing else of the
 * application. Asked late, for the engine starts before most of them are made.
 */
final class ModelBeans {

  private static final String SUFFIX = "Delegate";

  private final BeanFactory beans;

  ModelBeans(BeanFactory beans) {
    this.beans = beans;
  }

  boolean mayName(String name) {
    return name.endsWith(SUFFIX)
        && beans.containsBean(name)
        && beans.isTypeMatch(name, JavaDelegate.class);
  }

  /** True for a bean of the application that is no business of a model. */
  boolean isKeptFromModels(String name) {
    return !Variables.names().contains(name) && beans.containsBean(name) && !mayName(name);
  }

  JavaDelegate get(String name) {
    return beans.getBean(name, JavaDelegate.class);
  }
}

package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Holds a test class to executing every flow node and every sequence flow of one model, and writes
 * what was executed to {@code target/process-test-coverage}.
 */
final class ModelCoverage implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  private final String model;
  private final DefaultCollector collector =
      new DefaultCollector(new ExecutionContextModelProvider());
  private ProcessEngine engine;

  private ModelCoverage(String model) {
    this.model = model;
  }

  static ModelCoverage ofEveryPathThrough(String model) {
    return new ModelCoverage(model);
  }

  @Override
  public void beforeAll(ExtensionContext tests) {
    engine = SpringExtension.getApplicationContext(tests).getBean(ProcessEngine.class);
    String name = tests.getRequiredTestClass().getName();
    collector.createSuite(new Suite(name, name));
    collector.activateSuite(name);
    new ProcessEngineAdapter(engine, collector).initializeListeners();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    String name = test.getDisplayName();
    collector.createRun(new Run(test.getUniqueId(), name), collector.getActiveSuite().getId());
    collector.activateRun(test.getUniqueId());
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    CoverageReportUtil.createReport(
        collector, CoverageReportUtil.TARGET_DIR_ROOT + tests.getRequiredTestClass().getName());
    assertThat(missed())
        .as("elements of %s that no test of %s executes", model, tests.getDisplayName())
        .isEmpty();
  }

  private Set<String> missed() {
    Set<String> executed =
        collector.getActiveSuite().getEvents(model).stream()
            .map(Event::getDefinitionKey)
            .collect(Collectors.toSet());
    Set<String> missed = new TreeSet<>(elements());
    missed.removeAll(executed);
    return missed;
  }

  private Set<String> elements() {
    var definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey(model)
            .latestVersion()
            .singleResult();
    BpmnModelInstance instance =
        engine.getRepositoryService().getBpmnModelInstance(definition.getId());
    Set<String> ids = new TreeSet<>();
    instance.getModelElementsByType(FlowNode.class).stream()
        .map(BaseElement::getId)
        .forEach(ids::add);
    instance.getModelElementsByType(SequenceFlow.class).stream()
        .map(BaseElement::getId)
        .forEach(ids::add);
    return ids;
  }
}

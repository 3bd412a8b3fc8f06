package org.overturn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.overturn.demo.DemoRoles;
import org.overturn.demo.DemoUsers;
import org.overturn.notification.MailCarrier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The parts that {@link OverturnTest} puts in place of the world outside. */
@TestConfiguration(proxyBeanMethods = false)
class TestSetup
    implements ApplicationContextInitializer<ConfigurableApplicationContext>,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback {

  @Bean
  TestClock testClock() {
    TestClock.get().reset();
    return TestClock.get();
  }

  @Bean
  Jobs jobs(ManagementService management, MailCarrier mails, TestClock clock) {
    return new Jobs(management, mails, clock);
  }

  /** Every element that a test executes is seen by the coverage of the models. */
  @Bean
  ProcessEnginePlugin modelCoverage() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
      }
    };
  }

  /** Until a test counts coverage itself, what is executed is counted for nobody. */
  @Bean
  ApplicationRunner uncountedCoverage(ProcessEngine engine) {
    return arguments -> {
      DefaultCollector nobody = new DefaultCollector(new ExecutionContextModelProvider());
      nobody.createSuite(new Suite("uncounted", "uncounted"));
      nobody.activateSuite("uncounted");
      nobody.createRun(new Run("uncounted", "uncounted"), "uncounted");
      nobody.activateRun("uncounted");
      new ProcessEngineAdapter(engine, nobody).initializeListeners();
    };
  }

  /** Looks at what goes over the wire. */
  @Bean
  WebWatch webWatch() {
    return new WebWatch();
  }

  @Bean
  ApplicationRunner demoUsers(IdentityService identity) {
    return arguments -> DemoUsers.create(identity);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "spring.datasource.url=" + TestDatabase.newJdbcUrl(),
            "spring.datasource.username=" + DemoRoles.APPLICATION,
            "spring.datasource.password=not-asked-for",
            "spring.flyway.user=" + DemoRoles.OWNER,
            "spring.flyway.password=not-asked-for",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=" + TestMail.port(),
            "overturn.chart.folder=" + TestCharts.folder())
        .applyTo(context);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    ApplicationContext application = SpringExtension.getApplicationContext(test);
    WebWatch.untilAllIsAnswered();
    Leaks.watchTheLog();
    TestClock.get().reset();
    TestMail.forget();
    TestCharts.forget();
    SecurityContextHolder.clearContext();
    application.getBean(IdentityService.class).clearAuthentication();
    String url = application.getEnvironment().getRequiredProperty("spring.datasource.url");
    CleanTables.in(TestDatabase.administrator(url));
    answersForTheEngine(application.getBean(ProcessEngine.class));
  }

  /** The marked patient was seen nowhere but in our tables and pages. */
  @Override
  public void afterEach(ExtensionContext test) {
    assertThat(Leaks.drain()).as("patient data leaked").isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    Chromium.closeWindows();
  }

  /** The engine's REST API asks a registry of the JVM, where another context's engine may stand. */
  private static void answersForTheEngine(ProcessEngine engine) {
    RuntimeContainerDelegate registry = RuntimeContainerDelegate.INSTANCE.get();
    ProcessEngine registered =
        registry.getProcessEngineService().getProcessEngine(engine.getName());
    if (registered != engine) {
      if (registered != null) {
        registry.unregisterProcessEngine(registered);
      }
      registry.registerProcessEngine(engine);
      ProcessEngines.registerProcessEngine(engine);
    }
  }
}

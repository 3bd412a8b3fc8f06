package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Groups, authorizations and Tasklist's filters. */
@OverturnTest
class AccessSetupTest {

  private static final String EVERYTHING =
      """
      select 'authorization', id_, rev_ from act_ru_authorization
      union all select 'filter', id_, rev_ from act_ru_filter
      union all select 'group', id_, rev_ from act_id_group
      order by 1, 2
      """;

  @LocalServerPort int port;
  @Autowired AccessSetup setup;
  @Autowired TaskFilters taskFilters;
  @Autowired JdbcTemplate database;
  @Autowired FilterService filters;
  @Autowired IdentityService identity;
  @Autowired TaskService tasks;

  /** Tasks without a model give nobody a right; here only the filter's query is looked at. */
  @Autowired ProcessEngineConfigurationImpl authorizations;

  @Test
  void aSecondStartChangesNothing() {
    // another test may have left the dated filters on another day
    setup.afterSingletonsInstantiated();
    List<Map<String, Object>> before = database.queryForList(EVERYTHING);
    setup.afterSingletonsInstantiated();
    assertThat(database.queryForList(EVERYTHING)).isEqualTo(before);
  }

  @Test
  void eachFilterExistsOnceAndShowsTheCase() {
    assertThat(filters.createFilterQuery().list())
        .extracting(Filter::getName)
        .containsExactlyInAnyOrder(
            "My tasks",
            "Windows closing today",
            "This week",
            "Physician calls",
            "Appeals due",
            "Supervisor");
    assertThat(filters.createFilterQuery().list())
        .allSatisfy(
            filter ->
                assertThat(filter.getProperties().toString())
                    .contains("caseNumber", "payerName", "serviceCode", "windowCloses"));
  }

  @Test
  void eachRoleSeesTheFiltersOfItsWork() {
    assertThat(filtersOf("coordinator"))
        .contains("My tasks", "Windows closing today", "This week", "Appeals due")
        .doesNotContain("Supervisor", "Physician calls");
    assertThat(filtersOf("physician")).contains("My tasks", "Physician calls");
    assertThat(filtersOf("supervisor")).contains("Supervisor", "Physician calls");
  }

  @Test
  void myTasksAreThoseITookAndThoseThatWaitForMyGroup() {
    authorizations.setAuthorizationEnabled(false);
    try {
      tasks.setAssignee(task("one that I took"), "coordinator");
      tasks.addCandidateGroup(task("one that waits for us"), Groups.COORDINATORS);
      tasks.addCandidateGroup(task("one that waits for the physicians"), Groups.PHYSICIANS);
      identity.setAuthentication("coordinator", List.of(Groups.COORDINATORS));
      assertThat(filters.<Task>list(filter("My tasks").getId()))
          .extracting(Task::getName)
          .containsExactlyInAnyOrder("one that I took", "one that waits for us");
    } finally {
      authorizations.setAuthorizationEnabled(true);
    }
  }

  @Test
  void theDatedFiltersMoveWhenThePracticesDayTurns() {
    taskFilters.turnDay(); // the minute's own turn may have come on another test's day
    String before = today();
    TestClock.get().advance(Duration.ofDays(1));
    taskFilters.turnDay();
    assertThat(today()).isNotEqualTo(before);
    TestClock.get().moveTo(TestClock.START);
    taskFilters.turnDay();
    assertThat(today()).isEqualTo(before);
  }

  private String task(String name) {
    Task task = tasks.newTask();
    task.setName(name);
    tasks.saveTask(task);
    return task.getId();
  }

  private Filter filter(String name) {
    return filters.createFilterQuery().filterName(name).singleResult();
  }

  private String today() {
    return database.queryForObject(
        "select query_ from act_ru_filter where name_ = 'Windows closing today'", String.class);
  }

  private String filtersOf(String user) {
    return HttpUser.basic(port, user).getJson("/engine-rest/filter?resourceType=Task").body();
  }
}

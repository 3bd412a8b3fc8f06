package org.overturn.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets up groups, authorizations and filters before the first request is taken. It can run any
 * number of times, and on two nodes at once: one waits for the other.
 */
@Component
class AccessSetup implements SmartInitializingSingleton {

  /** Any number that nothing else locks. */
  private static final long LOCK = 7_240_001;

  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put(Groups.COORDINATORS, "Coordinators");
    NAMES.put(Groups.PHYSICIANS, "Physicians");
    NAMES.put(Groups.SUPERVISORS, "Supervisors");
    NAMES.put(Groups.PROCESS_OWNERS, "Process owners");
    NAMES.put(Groups.COMPLIANCE, "Compliance officers");
    NAMES.put(Groups.INTAKE_CLIENTS, "Intake clients");
    NAMES.put(Groups.AGENTS, "Agents");
    NAMES.put(Groups.MONITORING, "Monitoring");
    NAMES.put(Groups.ADMINISTRATORS, "Administrators");
  }

  private final IdentityService identity;
  private final Authorizations authorizations;
  private final TaskFilters filters;
  private final JdbcTemplate database;
  private final TransactionTemplate transaction;

  AccessSetup(
      IdentityService identity,
      Authorizations authorizations,
      TaskFilters filters,
      JdbcTemplate database,
      TransactionTemplate transaction) {
    this.identity = identity;
    this.authorizations = authorizations;
    this.filters = filters;
    this.database = database;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          database.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
          NAMES.forEach(this::createGroup);
          authorizations.apply();
          filters.create();
          filters.turnDay();
        });
  }

  private void createGroup(String id, String name) {
    if (identity.createGroupQuery().groupId(id).count() == 0) {
      Group group = identity.newGroup(id);
      group.setName(name);
      group.setType(Groups.ADMINISTRATORS.equals(id) ? "SYSTEM" : "WORKFLOW");
      identity.saveGroup(group);
    }
  }
}

package org.overturn.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives cases a policy and a chart that was read, as their stores keep them. */
public final class EvidenceFixture {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final JdbcClient jdbc;
  private final Charts charts;
  private final Cases cases;
  private final Clock clock;
  private int policies;

  EvidenceFixture(JdbcClient jdbc, Charts charts, Cases cases, Clock clock) {
    this.jdbc = jdbc;
    this.charts = charts;
    this.cases = cases;
    this.clock = clock;
  }

  public static EvidenceFixture in(ApplicationContext application) {
    return application.getAutowireCapableBeanFactory().createBean(EvidenceFixture.class);
  }

  /** The case is argued by a new version with these criteria from here on. */
  public Policy policy(CaseNumber number, List<Criterion> criteria) {
    Policy policy =
        new Policy(
            UUID.randomUUID(),
            "SP-3.1",
            "Imaging of the lumbar spine",
            String.valueOf(++policies),
            "*",
            LocalDate.of(2020, 1, 1),
            null,
            LocalDate.of(2026, 11, 1),
            "https://payer.example/sp-3.1",
            List.of("CPT 72148"),
            criteria,
            List.of());
    jdbc.sql(
            """
            insert into overturn.policy_version (id, payer, number, number_key, version, title,
              effective_from, services, content, origin, saved_by, saved_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), 'PAGE', 'owner', ?)
            """)
        .params(
            policy.id(),
            policy.payer(),
            policy.number(),
            "sp31",
            policy.version(),
            policy.title(),
            policy.effectiveFrom(),
            policy.services().toArray(String[]::new),
            json(policy),
            now())
        .update();
    jdbc.sql(
            """
            insert into overturn.case_policy (case_number, policy_id, because, chosen_by, chosen_at)
            values (?, ?, 'a test says so', 'owner', ?)
            """)
        .params(number.value(), policy.id(), now())
        .update();
    return policy;
  }

  /** The chart was read just now and has these facts. */
  public void chart(CaseNumber number, ChartFact... facts) {
    charts.read(cases.get(number));
    jdbc.sql(
            """
            update overturn.chart_reading set state = 'READ', source = 'folder of FHIR bundles',
              why = '', at = ?, facts_at = ?, facts = cast(? as jsonb)
            where case_number = ?
            """)
        .params(now(), now(), json(List.of(facts)), number.value())
        .update();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

package org.overturn.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes the cases that are due, with everything that hangs on them, and proves it. A run is one
 * transaction: either its cases are gone, their tombstones and the proof are there, or nothing has
 * happened and it can be asked for again.
 */
@Service
public class Purge {

  /** As many as one run takes, so that its transaction and its search stay short. */
  public static final int AT_ONCE = 100;

  private final RetainedCases cases;
  private final OriginalsWithoutCase originals;
  private final EngineRecords engine;
  private final Searching searching;
  private final Audit audit;
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Purge(
      RetainedCases cases,
      OriginalsWithoutCase originals,
      EngineRecords engine,
      Searching searching,
      Audit audit,
      JdbcClient jdbc,
      ObjectMapper json,
      Clock clock) {
    this.cases = cases;
    this.originals = originals;
    this.engine = engine;
    this.searching = searching;
    this.audit = audit;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** What the next run would take. */
  @Transactional(readOnly = true)
  public List<RetainedCase> next() {
    return cases.due(clock.instant(), AT_ONCE);
  }

  /** How many originals that never became a case the next run would take as well. */
  @Transactional(readOnly = true)
  public int originalsDue() {
    return originals.due(clock.instant()).size();
  }

  /**
   * Purges exactly the cases that a person has looked at, and the originals without a case that are
   * due by now.
   *
   * @param seen what {@link #next()} said
   * @return the run, or nothing when by now it would take others, or nothing is due
   */
  @Transactional
  public Optional<UUID> run(List<CaseNumber> seen, String who, String from) {
    List<CaseNumber> due = next().stream().map(RetainedCase::number).toList();
    return due.equals(seen) ? run(who, from, due) : Optional.empty();
  }

  /** Purges what is due, without anybody asking; nothing when nothing is. */
  @Transactional
  public Optional<UUID> run() {
    return run(Timeline.SYSTEM, null, next().stream().map(RetainedCase::number).toList());
  }

  private Optional<UUID> run(String who, String from, List<CaseNumber> due) {
    Instant now = clock.instant();
    List<UUID> withoutCase = originals.due(now);
    if (due.isEmpty() && withoutCase.isEmpty()) {
      return Optional.empty();
    }
    UUID run = UUID.randomUUID();
    originals.remove(withoutCase, who, from, run);
    Proof proof = remove(due, now, who, from, run).withArrivals(withoutCase.size());
    jdbc.sql(
            """
            insert into overturn.purge_run (id, at, by, cases, proven, proof)
            values (?, ?, ?, ?, ?, ?::jsonb)
            """)
        .param(run)
        .param(time(now))
        .param(who)
        .param(due.size())
        .param(proof.holds())
        .param(written(proof))
        .update();
    return Optional.of(run);
  }

  private Proof remove(List<CaseNumber> due, Instant now, String who, String from, UUID run) {
    if (due.isEmpty()) {
      return Proof.OF_NOTHING;
    }
    Identifiers gone = Identifiers.of(due, jdbc);
    for (CaseNumber number : due) {
      audit.record(who, "case-purged", number, from, "run " + run);
      remove(number, now, who, run);
    }
    return searching.search(gone);
  }

  private void remove(CaseNumber number, Instant now, String who, UUID run) {
    String removed =
        jdbc.sql("select overturn.purge_case(?, ?, ?, ?)::text")
            .param(number.value())
            .param(time(now))
            .param(who)
            .param(run)
            .query(String.class)
            .single();
    engine.remove(number.value());
    for (JsonNode original : read(removed).path("originals")) {
      engine.remove(original.asText());
    }
  }

  private String written(Proof proof) {
    try {
      return json.writeValueAsString(proof);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A proof is numbers and names of tables");
    }
  }

  private JsonNode read(String answer) {
    try {
      return json.readTree(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("The database answers in JSON");
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}

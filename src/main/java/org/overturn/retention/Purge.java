package org.overturn.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes the cases that are due, with everything that hangs on them, and proves it. A run is one
 * transaction: either its cases are gone, their tombstones and the proof are there, or nothing has
 * happened and it can be asked for again. A case of which the proof is not given stays whole and
 * keeps back nobody else's.
 */
@Service
public class Purge {

  /** As many as one run takes, so that its transaction and its search stay short. */
  public static final int AT_ONCE = 100;

  private final RetainedCases cases;
  private final OriginalsWithoutCase originals;
  private final EngineRecords engine;
  private final Searching searching;
  private final LeftCases left;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Purge(
      RetainedCases cases,
      OriginalsWithoutCase originals,
      EngineRecords engine,
      Searching searching,
      LeftCases left,
      Audit audit,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      ObjectMapper json,
      Clock clock) {
    this.cases = cases;
    this.originals = originals;
    this.engine = engine;
    this.searching = searching;
    this.left = left;
    this.audit = audit;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** What the next run would take. */
  @Transactional(readOnly = true)
  public List<RetainedCase> next() {
    return cases.due(clock.instant(), AT_ONCE, Set.of());
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
   * @return what came of it, or nothing when by now it would take others, or nothing is due
   */
  public Optional<PurgeOutcome> run(List<CaseNumber> seen, String who, String from) {
    List<CaseNumber> due = due(Set.of());
    return due.equals(seen)
        ? Optional.of(run(who, from, due)).filter(outcome -> !outcome.isNothing())
        : Optional.empty();
  }

  /** Purges all that is due, run by run, without anybody asking. */
  public PurgeOutcome run() {
    PurgeOutcome all = PurgeOutcome.NOTHING;
    PurgeOutcome last;
    do {
      last = run(Timeline.SYSTEM, null, due(Set.copyOf(all.left())));
      all = all.and(last);
    } while (!last.isNothing());
    return all;
  }

  private List<CaseNumber> due(Set<CaseNumber> except) {
    return cases.due(clock.instant(), AT_ONCE, except).stream().map(RetainedCase::number).toList();
  }

  /** Whose number would be left somewhere stays whole; with the others it is tried once more. */
  private PurgeOutcome run(String who, String from, List<CaseNumber> due) {
    List<CaseNumber> going = new ArrayList<>(due);
    Map<CaseNumber, List<Place>> unproven = new LinkedHashMap<>();
    Instant now = clock.instant();
    PurgeOutcome done = null;
    while (done == null) {
      try {
        done = transaction.execute(status -> once(now, who, from, going));
      } catch (ProofNotGiven refused) {
        if (!going.removeAll(refused.places().keySet())) {
          throw refused;
        }
        unproven.putAll(refused.places());
      }
    }
    left.note(unproven, now, who, from);
    return done.and(new PurgeOutcome(List.of(), 0, 0, List.copyOf(unproven.keySet())));
  }

  private PurgeOutcome once(Instant now, String who, String from, List<CaseNumber> due) {
    List<UUID> withoutCase = originals.due(now);
    if (due.isEmpty() && withoutCase.isEmpty()) {
      return PurgeOutcome.NOTHING;
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
    return new PurgeOutcome(List.of(run), due.size(), withoutCase.size(), List.of());
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

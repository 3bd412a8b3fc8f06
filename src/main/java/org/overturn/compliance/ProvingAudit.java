package org.overturn.compliance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.overturn.audit.Audit;
import org.overturn.audit.ChainProof;
import org.overturn.audit.Head;
import org.overturn.audit.Proof;
import org.overturn.audit.Sealing;
import org.overturn.denial.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Proves the audit's chain while the application runs, and puts on record what came of it. */
@Service
class ProvingAudit {

  private static final Logger log = LoggerFactory.getLogger(ProvingAudit.class);

  /**
   * The newest proof.
   *
   * @param words what came of it
   */
  record LastProof(Instant at, String who, boolean holds, String words) {}

  /**
   * The chain as it is now.
   *
   * @param sealed how many entries it covers
   * @param newest when the newest was sealed; null for none
   * @param broken when it was found broken, see {@link #brokenSince}
   */
  record State(
      long sealed,
      Instant newest,
      String head,
      Optional<LastProof> proof,
      Optional<Instant> broken) {}

  private final ChainProof chain;
  private final Sealing sealing;
  private final Audit audit;
  private final JdbcClient jdbc;

  ProvingAudit(DataSource database, Sealing sealing, Audit audit, JdbcClient jdbc) {
    this.chain = new ChainProof(database);
    this.sealing = sealing;
    this.audit = audit;
    this.jdbc = jdbc;
  }

  /** Seals what is there, reads the whole chain, and records the result. */
  Proof prove(String who, List<Head> kept) {
    sealing.sealAll();
    Proof proof = chain.prove(kept);
    if (!proof.holds()) {
      log.error("The audit's chain is broken: {} faults, see /audit", proof.faultsInAll());
    }
    audit.record(who, proof.act(), null, null, proof.summary());
    return proof;
  }

  State state() {
    return jdbc.sql(
            """
            select position, sealed_at, hash from overturn.audit_seal
            order by position desc limit 1
            """)
        .query(
            (row, index) ->
                new State(
                    row.getLong(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    new Head(row.getLong(1), row.getString(3)).toString(),
                    last(),
                    brokenSince()))
        .optional()
        .orElseGet(() -> new State(0, null, null, last(), brokenSince()));
  }

  boolean isProvenSince(Instant start) {
    return last().filter(proof -> !proof.at().isBefore(start)).isPresent();
  }

  /**
   * When the chain was found broken, as long as no person has read it through since and found it
   * whole. The daily proof alone does not end it: it knows no kept head, and who put back what they
   * had changed is to be found nevertheless.
   */
  Optional<Instant> brokenSince() {
    return jdbc.sql(
            """
            select min(b.at) as at from overturn.audit_entry b
            where b.what = 'audit-broken' and not exists (
              select from overturn.audit_entry p
              where p.what = 'audit-proven' and p.who <> ? and (p.at, p.id) > (b.at, b.id))
            """)
        .param(Timeline.SYSTEM)
        .query((row, index) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  /** When the audit began; empty before its first entry. */
  Optional<Instant> begun() {
    return jdbc.sql("select at from overturn.audit_entry order by at limit 1")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  Optional<LastProof> last() {
    return jdbc.sql(
            """
            (select id, at, who, what, detail from overturn.audit_entry
              where what = 'audit-proven' order by at desc, id desc limit 1)
            union all
            (select id, at, who, what, detail from overturn.audit_entry
              where what = 'audit-broken' order by at desc, id desc limit 1)
            order by at desc, id desc limit 1
            """)
        .query(
            (row, index) ->
                new LastProof(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("who"),
                    row.getString("what").equals("audit-proven"),
                    row.getString("detail")))
        .optional();
  }
}

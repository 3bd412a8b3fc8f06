package org.overturn.retention;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts cases under a legal hold and releases them. A case may be held for several matters at once;
 * it is free when the last of them is released. The matter itself stands with the hold and goes
 * with the case; the audit says only that there was one.
 */
@Service
public class LegalHolds {

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Audit audit;
  private final Clock clock;

  LegalHolds(JdbcClient jdbc, Cases cases, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Holds a case, open or closed. The case is locked meanwhile, so that no purge overtakes it.
   *
   * @param why the matter, 400 characters at most
   * @param from the address the request came from
   * @throws org.overturn.denial.NoSuchCase when there is none, or none any more
   */
  @Transactional
  public void place(CaseNumber number, String why, String who, String from) {
    cases.lock(number);
    long id =
        jdbc.sql(
                """
                insert into overturn.legal_hold (case_number, why, placed_by, placed_at)
                values (?, ?, ?, ?) returning id
                """)
            .param(number.value())
            .param(why)
            .param(who)
            .param(now())
            .query(Long.class)
            .single();
    audit.record(who, "legal-hold-placed", number, from, "hold " + id);
  }

  /**
   * Releases a hold, once.
   *
   * @param why what became of the matter, 400 characters at most
   * @return the case, or nothing when it was released meanwhile
   */
  @Transactional
  public Optional<CaseNumber> release(long id, String why, String who, String from) {
    Optional<CaseNumber> released =
        jdbc.sql(
                """
                update overturn.legal_hold
                set released_why = ?, released_by = ?, released_at = ?
                where id = ? and released_at is null returning case_number
                """)
            .param(why)
            .param(who)
            .param(now())
            .param(id)
            .query(String.class)
            .optional()
            .map(CaseNumber::new);
    released.ifPresent(
        number -> audit.record(who, "legal-hold-released", number, from, "hold " + id));
    return released;
  }

  /** Every hold that holds, the newest first. */
  @Transactional(readOnly = true)
  public List<LegalHold> inForce() {
    return jdbc.sql(
            "select * from overturn.legal_hold where released_at is null"
                + " order by placed_at desc, id desc")
        .query(LegalHold::of)
        .list();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}

package org.overturn.bench;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.audit.ChainProof;
import org.overturn.audit.Head;
import org.overturn.audit.Proof;
import org.overturn.audit.Sealing;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the audit costs: recording one entry in its own transaction, sealing a hundred thousand, and
 * reading the chain of a million through. The database does not wait for its disk.
 */
@Tag("bench")
@OverturnTest
class AuditBenchTest {

  private static final int RECORDED = 5_000;
  private static final int SEALED = 100_000;
  private static final int PROVEN = 1_000_000;

  @Autowired Audit audit;
  @Autowired Sealing sealing;
  @Autowired DataSource database;

  @Test
  void recordingSealingAndProving() {
    CaseNumber number = new CaseNumber("D-2026-000001");
    record(number, RECORDED);
    double each = seconds(() -> record(number, RECORDED)) / RECORDED;
    System.out.printf("Recording: %.0f microseconds an entry%n", each * 1e6);
    sealing.sealAll();

    insert(SEALED);
    double sealing100k = seconds(sealing::sealAll);
    System.out.printf(
        "Sealing: %,d entries in %.1f s, %,.0f a second%n",
        SEALED, sealing100k, SEALED / sealing100k);
    double nothing = seconds(sealing::sealAll);
    System.out.printf("A look at all that finds nothing: %.0f ms%n", nothing * 1e3);

    insert(PROVEN - SEALED - 2 * RECORDED);
    System.out.printf("Sealing the rest: %.1f s%n", seconds(sealing::sealAll));
    Proof[] proof = new Proof[1];
    double proving = seconds(() -> proof[0] = new ChainProof(database).prove(List.<Head>of()));
    System.out.printf(
        "Proving: %,d entries in %.1f s, holds: %s%n",
        proof[0].head().position(), proving, proof[0].holds());
  }

  private void record(CaseNumber number, int times) {
    for (int i = 0; i < times; i++) {
      audit.record("sue", "case-viewed", number, "10.0.0.7", null);
    }
  }

  private void insert(int count) {
    JdbcTemplate owner = TestDatabase.administrator(database);
    owner.update(
        """
        insert into overturn.audit_entry (at, who, what, case_number, from_where, detail)
        select timestamptz '2026-11-18 15:00Z', 'user-' || n % 40, 'case-viewed',
               'D-2026-' || lpad((n % 5000)::text, 6, '0'), '10.0.0.' || n % 200, 'look ' || n
        from generate_series(1, ?) n
        """,
        count);
    owner.execute("analyze overturn.audit_entry");
    owner.execute("analyze overturn.audit_seal");
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}

package org.overturn.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.overturn.audit.Fault.Kind.ENTRY_ADDED;
import static org.overturn.audit.Fault.Kind.ENTRY_CHANGED;
import static org.overturn.audit.Fault.Kind.ENTRY_MISSING;
import static org.overturn.audit.Fault.Kind.HEAD_NOT_FOUND;
import static org.overturn.audit.Fault.Kind.REORDERED;
import static org.overturn.audit.Fault.Kind.SEALS_MISSING;
import static org.overturn.audit.Fault.Kind.SEAL_CHANGED;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.audit.Fault.Kind;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database's owner does to the audit with the triggers off is found and named. */
@OverturnTest
class ChainProofTest {

  private static final CaseNumber NUMBER = new CaseNumber("D-2026-000001");
  private static final int ENTRIES = 12;

  @Autowired Audit audit;
  @Autowired Sealing sealing;
  @Autowired DataSource database;

  private Head head;

  @BeforeEach
  void aDayOfSealedEntries() {
    for (int i = 0; i < ENTRIES; i++) {
      audit.record("sue", "case-viewed", NUMBER, "10.0.0.7", "look " + i, i == 3 ? "Asked" : null);
      TestClock.get().advance(Duration.ofHours(1));
      head = sealing.sealAll();
    }
  }

  @Test
  void aChainThatNobodyTouchedHoldsWithEveryHeadThatWasKept() {
    Proof proof = prove(head);

    assertThat(proof.holds()).isTrue();
    assertThat(proof.head()).isEqualTo(head);
    assertThat(proof.summary()).isEqualTo("the chain holds up to " + head);
  }

  @Test
  void whatIsNotSealedYetWaits() {
    audit.record("sue", "case-viewed", NUMBER, null, null);

    assertThat(prove(head).holds()).isTrue();
    assertThat(prove(head).waiting()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "who = 'pat'",
        "what = 'case-closed'",
        "at = at + interval '1 second'",
        "case_number = 'D-2026-000002'",
        "from_where = null",
        "detail = 'look 33'",
        "why = 'For fun'"
      })
  void aChangedEntryIsNamed(String change) {
    tamper("update overturn.audit_entry set " + change + " where id = " + entry(4));

    assertThat(prove(head).faults()).containsExactly(fault(ENTRY_CHANGED, 4));
    assertThat(prove(head).faults().get(0).words())
        .startsWith("Entry %d at position 4 is not what was sealed".formatted(entry(4)));
  }

  @Test
  void aRemovedEntryIsNamed() {
    tamper("delete from overturn.audit_entry where id = " + entry(5));

    Proof proof = prove(head);
    assertThat(kinds(proof)).containsExactly(ENTRY_MISSING);
    assertThat(proof.faults().get(0).words()).contains("position 5 and is gone");
  }

  @Test
  void aRemovedSealIsNamedAndSoIsTheEntryThatHasNoneThough() {
    tamper("delete from overturn.audit_seal where position = 5");

    assertThat(kinds(prove(head))).containsExactlyInAnyOrder(SEALS_MISSING, ENTRY_ADDED);

    sealing.sealAll();
    assertThat(kinds(prove(head)))
        .as("sealed again at the end")
        .containsExactlyInAnyOrder(SEALS_MISSING, ENTRY_ADDED);
  }

  @Test
  void anEntryRemovedWithItsSealIsSeenByTheGap() {
    long gone = entry(5);
    tamper("delete from overturn.audit_seal where position between 5 and 6");
    tamper("delete from overturn.audit_entry where id in (%d, %d)".formatted(gone, gone + 1));

    Proof proof = prove(head);
    assertThat(kinds(proof)).containsExactly(SEALS_MISSING);
    assertThat(proof.faults().get(0).words()).contains("seals 5 to 6");
  }

  @Test
  void closingTheGapByNumberingAnewIsSeenToo() {
    long gone = entry(5);
    tamper("delete from overturn.audit_seal where position = 5");
    tamper("delete from overturn.audit_entry where id = " + gone);
    for (int position = 6; position <= ENTRIES; position++) {
      tamper("update overturn.audit_seal set position = position - 1 where position = " + position);
    }

    assertThat(prove(head).holds()).isFalse();
    assertThat(kinds(prove(head))).contains(ENTRY_CHANGED, HEAD_NOT_FOUND);
  }

  @Test
  void anEntryThatWasMadeUpLaterIsNamedSealedOrNot() {
    tamper(
        "insert into overturn.audit_entry (at, who, what, case_number)"
            + " select at, 'pat', 'case-viewed', case_number from overturn.audit_entry where id = "
            + entry(2));
    assertThat(kinds(prove(head))).containsExactly(ENTRY_ADDED);

    sealing.sealAll();
    Proof proof = prove(head);
    assertThat(kinds(proof)).containsExactly(ENTRY_ADDED);
    assertThat(proof.faults().get(0).words()).contains("it was added afterwards");
  }

  @Test
  void entriesThatChangedPlacesAreNamed() {
    long fourth = entry(4);
    long seventh = entry(7);
    String swap = "update overturn.audit_seal set entry_id = %d where position = %d";
    tamper(swap.formatted(-1, 4));
    tamper(swap.formatted(fourth, 7));
    tamper(swap.formatted(seventh, 4));

    assertThat(kinds(prove(head))).contains(REORDERED);
    assertThat(prove(head).faults())
        .filteredOn(fault -> fault.kind() == REORDERED)
        .extracting(Fault::position)
        .containsExactly(4L, 7L);
  }

  @Test
  void sealsThatChangedPlacesAreNamed() {
    tamper("update overturn.audit_seal set position = 99 where position = 4");
    tamper("update overturn.audit_seal set position = 4 where position = 7");
    tamper("update overturn.audit_seal set position = 7 where position = 99");

    assertThat(kinds(prove(head))).contains(REORDERED);
  }

  @Test
  void aSealWhoseHashWasChangedIsNamedAndNotItsEntry() {
    tamper("update overturn.audit_seal set hash = repeat('a', 64) where position = 6");

    assertThat(prove(head).faults()).containsExactly(fault(SEAL_CHANGED, 6));
  }

  @Test
  void whenASealWasTouchedIsPartOfIt() {
    tamper(
        "update overturn.audit_seal set sealed_at = sealed_at - interval '1 day' where position = 6");

    assertThat(prove(head).faults()).containsExactly(fault(ENTRY_CHANGED, 6));
  }

  @Test
  void anEntryChangedTogetherWithItsSealBreaksTheNext() {
    tamper("update overturn.audit_entry set who = 'pat' where id = " + entry(6));
    sealAnew(6, 6);

    assertThat(prove(head).faults()).containsExactly(fault(ENTRY_CHANGED, 7));
  }

  @Test
  void aChainWrittenAnewToItsEndShowsOnlyByAHeadThatSomebodyKept() {
    tamper("update overturn.audit_entry set who = 'pat' where id = " + entry(6));
    sealAnew(6, ENTRIES);

    assertThat(prove().holds()).as("without a head").isTrue();
    assertThat(kinds(prove(head))).containsExactly(HEAD_NOT_FOUND);
    assertThat(prove(head).faults().get(0).words()).contains("written anew");
  }

  @Test
  void anEndThatWasCutOffShowsByAHeadThatSomebodyKept() {
    tamper("delete from overturn.audit_entry where id >= " + entry(10));
    tamper("delete from overturn.audit_seal where position >= 10");

    assertThat(prove().holds()).as("without a head").isTrue();
    assertThat(kinds(prove(head))).containsExactly(HEAD_NOT_FOUND);
    assertThat(prove(head).faults().get(0).words()).contains("ends at 9: its end was cut off");
  }

  @Test
  void ofVeryManyFaultsTheFirstAreTold() {
    for (int i = 0; i < 10; i++) {
      tamper(
          "insert into overturn.audit_entry (at, who, what)"
              + " select at - interval '1 day', who, what from overturn.audit_entry where id >= "
              + entry(1));
    }
    Proof proof = prove();

    assertThat(proof.faults()).hasSize(100);
    assertThat(proof.faultsInAll()).isGreaterThan(1000);
  }

  @Test
  void aHeadIsReadAsItIsWrittenAndNothingElseIs() {
    assertThat(Head.of(" " + head + "\n")).isEqualTo(head);
    for (String wrong : List.of("", "12", "12:abc", "x:" + head.hash(), head.hash())) {
      assertThatThrownBy(() -> Head.of(wrong)).hasMessageContaining("64 hexadecimal digits");
    }
  }

  /** As an owner would who knows how the chain is made. */
  private void sealAnew(int from, int to) {
    JdbcTemplate owner = TestDatabase.administrator(database);
    for (int position = from; position <= to; position++) {
      String before =
          owner.queryForObject(
              "select hash from overturn.audit_seal where position = ?",
              String.class,
              position - 1);
      RecordedAct act =
          owner.queryForObject(
              "select %s from overturn.audit_entry e where id = ?".formatted(RecordedAct.COLUMNS),
              (row, index) -> RecordedAct.read(row),
              entry(position));
      String hash =
          Link.hash(position, before, TestClock.START.plus(Duration.ofHours(position)), act);
      tamper(
          "update overturn.audit_seal set hash = '%s' where position = %d"
              .formatted(hash, position));
    }
  }

  private void tamper(String statement) {
    JdbcTemplate owner = TestDatabase.administrator(database);
    owner.execute("set session_replication_role = replica");
    try {
      assertThat(owner.update(statement)).isPositive();
    } finally {
      owner.execute("set session_replication_role = default");
    }
  }

  private long entry(int position) {
    return TestDatabase.administrator(database)
        .queryForObject(
            "select entry_id from overturn.audit_seal where position = ?", Long.class, position);
  }

  private Proof prove(Head... kept) {
    return new ChainProof(database).prove(List.of(kept));
  }

  private Fault fault(Kind kind, long position) {
    return prove().faults().stream()
        .filter(fault -> fault.kind() == kind && fault.position() == position)
        .findFirst()
        .orElse(new Fault(kind, position, "not found"));
  }

  private static Set<Kind> kinds(Proof proof) {
    return proof.faults().stream().map(Fault::kind).collect(Collectors.toSet());
  }
}

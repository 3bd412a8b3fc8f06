package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.overturn.evidence.policy.SamplePolicies.policy;
import static org.overturn.evidence.policy.SamplePolicies.version;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overturn.evidence.Policy;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverturnTest
class SavingPoliciesTest {

  @Autowired SavingPolicies saving;
  @Autowired PolicyStore store;
  @Autowired List<PolicyReader> readers;
  @Autowired JdbcClient jdbc;

  @Test
  void theSamePolicyAgainIsRecognisedAndSavedOnce() {
    SavingPolicies.Saved first = save(policy("SP-3", "CPT 72148"), null);
    SavingPolicies.Saved again = save(policy("SP-3", "CPT 72148"), null);

    assertThat(first.fresh()).isTrue();
    assertThat(again.fresh()).isFalse();
    assertThat(again.policy()).isEqualTo(first.policy());
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void theSameNumberWithAnotherVersionIsAnotherVersion() {
    save(policy("SP-3", "CPT 72148"), null);
    save(version("SP 3", "2", "molina-wa", null, null, "CPT 72148"), null);

    assertThat(store.versions("molina-wa", "sp-3"))
        .extracting(KeptPolicy::version)
        .containsExactly("2", "1");
  }

  @Test
  void aSavedVersionIsNotTakenByOtherContents() {
    save(policy("SP-3", "CPT 72148"), null);

    assertThatThrownBy(() -> save(policy("SP-3", "CPT 72149"), null))
        .isInstanceOf(PolicyRefused.class)
        .hasMessage(
            "SP-3, version 1 is saved already and never changes; this one differs in Services."
                + " Give it another version.");
    assertThat(store.all())
        .singleElement()
        .extracting(KeptPolicy::services)
        .isEqualTo(List.of("CPT 72148"));
  }

  @Test
  void whoEditedAnOlderVersionIsToldWhatWasSavedMeanwhile() {
    UUID first = save(policy("SP-3", "CPT 72148"), null).policy().id();
    save(version("SP-3", "2", "molina-wa", null, null, "CPT 72148"), first);

    assertThatThrownBy(
            () -> save(version("SP-3", "3", "molina-wa", null, null, "CPT 72148"), first))
        .isInstanceOfSatisfying(
            PolicyRefused.class,
            refused -> assertThat(refused.meanwhile().version()).isEqualTo("2"))
        .hasMessageContaining("owner has saved SP-3, version 2 meanwhile");
    assertThat(store.all()).hasSize(2);
  }

  @Test
  void whoSaveAtTheSameInstantDoNotOvertakeOneAnother() throws Exception {
    UUID first = save(policy("SP-3", "CPT 72148"), null).policy().id();
    ExecutorService people = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> saves =
          List.of(2, 3, 4, 5).stream()
              .<Callable<Boolean>>map(
                  number ->
                      () -> {
                        try {
                          save(
                              version("SP-3", "" + number, "molina-wa", null, null, "CPT 72148"),
                              first);
                          return true;
                        } catch (PolicyRefused overtaken) {
                          return false;
                        }
                      })
              .toList();
      int saved = 0;
      for (Future<Boolean> each : people.invokeAll(saves)) {
        saved += each.get() ? 1 : 0;
      }
      assertThat(saved).isEqualTo(1);
      assertThat(store.all()).hasSize(2);
    } finally {
      people.shutdown();
    }
  }

  @Test
  void aPolicyThatIsNotInOrderIsNotSaved() {
    assertThatThrownBy(() -> save(policy("SP-3"), null))
        .isInstanceOfSatisfying(
            PolicyRefused.class,
            refused ->
                assertThat(refused.flaws())
                    .extracting(Flaws.Flaw::path)
                    .containsExactly("services"));
    assertThat(store.all()).isEmpty();
  }

  @Test
  void whoSavedWhatIsOnRecord() {
    save(policy("SP-3", "CPT 72148"), null);

    assertThat(
            jdbc.sql("select who, detail from overturn.audit_entry where what = 'policy-saved'")
                .query((row, index) -> row.getString(1) + ": " + row.getString(2))
                .single())
        .startsWith("owner: SP-3, version 1, payer molina-wa, ");
  }

  @Test
  void policiesOfAnInstallationAreLoadedOnceAndNeverOverWhatPeopleSaved(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("sp-3.yaml");
    write(file, version("SP-3", "1", "molina-wa", null, null, "CPT 72148"));
    load(folder);
    load(folder);
    assertThat(store.all())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.origin()).isEqualTo(Origin.INSTALLATION);
              assertThat(kept.savedBy()).isEqualTo("installation");
            });

    write(file, version("SP-3", "2", "molina-wa", null, null, "CPT 72148"));
    load(folder);
    assertThat(store.all()).hasSize(2);

    save(version("SP-3", "2 ours", "molina-wa", null, null, "CPT 72148"), null);
    write(file, version("SP-3", "3", "molina-wa", null, null, "CPT 72148"));
    load(folder);
    assertThat(store.versions("molina-wa", "SP-3"))
        .extracting(KeptPolicy::version)
        .containsExactly("2 ours", "2", "1");
  }

  @Test
  void aFileOfAnInstallationThatIsNoPolicyStopsTheStartAndSaysWhy(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("broken.yaml"), "number: SP-3\ncolour: red\n");

    assertThatThrownBy(() -> load(folder))
        .hasMessageContaining("broken.yaml")
        .hasMessageContaining("Line 2: a key that is not known")
        .hasMessageContaining("Line 1, criteria: missing");
    assertThat(store.all()).isEmpty();
  }

  private void load(Path folder) throws Exception {
    PoliciesProperties properties = new PoliciesProperties(List.of("file:" + folder + "/*.yaml"));
    new ShippedPolicies(properties, readers, store, saving).run(null);
  }

  private static void write(Path file, Policy policy) throws Exception {
    Files.writeString(file, YamlPolicyWriter.write(policy));
  }

  private SavingPolicies.Saved save(Policy policy, UUID editedFrom) {
    return saving.save(DraftPolicy.of(policy), editedFrom, Origin.PAGE, "owner", "127.0.0.1");
  }
}

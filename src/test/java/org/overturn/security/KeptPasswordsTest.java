package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** How passwords are kept, and what trying one costs. */
@OverturnTest
class KeptPasswordsTest {

  private static final String FIRST = "a-Long-passw0rd-of-hers";
  private static final String SECOND = "another-L0ng-word-of-hers";
  private static final String SLOW = "\\{PBKDF2-SHA256}1000\\$[0-9a-f]{96}";

  @LocalServerPort int port;
  @Autowired IdentityService identity;
  @Autowired JdbcTemplate database;
  @Autowired Clock clock;
  @Autowired ProcessEngineConfiguration engine;
  @Autowired Passwords passwords;

  private final String nora = "nora-" + UUID.randomUUID();
  private final String bea = "bea-" + UUID.randomUUID();

  @BeforeEach
  void twoCoordinatorsWithTheSamePassword() {
    for (String id : List.of(nora, bea)) {
      User user = identity.newUser(id);
      user.setFirstName("Nora");
      user.setLastName("Bea");
      user.setPassword(FIRST);
      identity.saveUser(user);
      identity.createMembership(id, Groups.COORDINATORS);
    }
  }

  @AfterEach
  void areForgotten() {
    identity.deleteUser(nora);
    identity.deleteUser(bea);
  }

  @Test
  void aPasswordIsKeptAsASlowHashOfItsOwn() {
    assertThat(kept(nora)).matches(SLOW).isNotEqualTo(kept(bea));
    assertThat(opensThePage(nora, FIRST)).isTrue();
    assertThat(opensTheInterface(nora, FIRST)).isTrue();
    assertThat(opensThePage(bea, SECOND)).isFalse();
    assertThat(opensTheInterface(bea, SECOND)).isFalse();
  }

  @Test
  void whatWasKeptByAnOlderReleaseOpensThePageAndIsHashedAnew() {
    keepAs(new Sha512HashDigest(), nora);
    assertThat(opensThePage(nora, SECOND)).isFalse();
    assertThat(kept(nora)).startsWith("{SHA-512}");
    identity.unlockUser(nora);

    assertThat(opensThePage(nora, FIRST)).isTrue();
    assertThat(kept(nora)).matches(SLOW);
    assertThat(opensThePage(nora, FIRST)).isTrue();
  }

  @Test
  void whatWasKeptByAnOlderReleaseOpensTheInterfaceAndIsHashedAnew() {
    keepAs(new Sha512HashDigest(), nora);
    assertThat(opensTheInterface(nora, SECOND)).isFalse();
    identity.unlockUser(nora);

    assertThat(opensTheInterface(nora, FIRST)).isTrue();
    assertThat(kept(nora)).matches(SLOW);
    assertThat(opensTheInterface(nora, FIRST)).isTrue();
  }

  @Test
  void whatWasHashedLessOftenThanTheSettingSaysNowIsHashedAnew() {
    keepAs(new SlowHash(10), nora);
    assertThat(kept(nora)).startsWith("{PBKDF2-SHA256}10$");
    assertThat(opensThePage(nora, FIRST)).isTrue();
    assertThat(kept(nora)).matches(SLOW);
  }

  /** In Admin, each time with the administrator's own password. */
  @Test
  void anAdministratorSetsAnothersPasswordAndThatIsKeptAsASlowHashToo() {
    String before = kept(nora);
    try (Visitor owner = Visitor.signedIn("owner", port)) {
      Page page = owner.page();
      page.navigate(
          "http://localhost:"
              + port
              + "/camunda/app/admin/default/#/users/"
              + nora
              + "?tab=account");
      page.locator("[ng-model='credentials.authenticatedUserPassword']").fill("owner");
      page.locator("#inputPassword").fill(SECOND);
      page.locator("#inputPasswordRepeat").fill(SECOND);
      page.locator("button:has-text('Change Password')").click();
      page.locator("text=Changed the password").first().waitFor();
    }
    assertThat(kept(nora)).matches(SLOW).isNotEqualTo(before);
    assertThat(opensThePage(nora, SECOND)).isTrue();
  }

  /** Nobody learns from how long the answer takes who has an account here, and who is locked. */
  @Test
  void aWrongPasswordCostsOneSlowHashWhoeverItIsTriedFor() {
    AtomicInteger spent = new AtomicInteger();
    Passwords counting =
        new Passwords(
            identity,
            new SlowHash(1000) {
              @Override
              void spend(String password) {
                spent.incrementAndGet();
                super.spend(password);
              }
            },
            clock,
            engine);
    assertThat(counting.areRight(nora, "wrong")).isFalse();
    assertThat(spent).as("the engine has hashed").hasValue(0);
    assertThat(counting.areRight(nora, FIRST)).as("still waiting").isFalse();
    assertThat(spent).hasValue(1);
    database.update("update act_id_user set attempts_ = 10 where id_ = ?", nora);
    assertThat(counting.areRight(nora, FIRST)).as("locked").isFalse();
    assertThat(spent).hasValue(2);
    assertThat(counting.areRight("nobody-" + nora, FIRST)).isFalse();
    assertThat(spent).hasValue(3);
    database.update("update act_id_user set pwd_ = null where id_ = ?", bea);
    assertThat(counting.areRight(bea, FIRST)).as("comes by single sign-on").isFalse();
    assertThat(spent).hasValue(4);
  }

  /** What docs/sign-in.md says for the day on which nobody is left to unlock anybody in Admin. */
  @Test
  void aStatementInTheDatabaseUnlocksTheLastAdministrator() {
    database.update("update act_id_user set attempts_ = 10 where id_ = ?", nora);
    assertThat(opensThePage(nora, FIRST)).isFalse();
    database.update(
        "update act_id_user set attempts_ = 0, lock_exp_time_ = null where id_ = ?", nora);
    assertThat(opensThePage(nora, FIRST)).isTrue();
  }

  /** Each would be looked at before the first is counted: the delay would not slow them down. */
  @Test
  void guessesAtTheSameTimeCountAsOneAfterTheOther() throws Exception {
    List<Future<Boolean>> guesses;
    try (Guessers guessers = new Guessers(Executors.newFixedThreadPool(8))) {
      guesses =
          guessers
              .pool()
              .invokeAll(
                  IntStream.range(0, 8)
                      .<java.util.concurrent.Callable<Boolean>>mapToObj(
                          n -> () -> passwords.areRight(nora, "wrong-" + n))
                      .toList());
    }
    for (Future<Boolean> guess : guesses) {
      assertThat(guess.get()).isFalse();
    }
    assertThat(
            database.queryForObject(
                "select attempts_ from act_id_user where id_ = ?", Integer.class, nora))
        .as("one was looked at, the others had to wait")
        .isEqualTo(1);
  }

  private record Guessers(ExecutorService pool) implements AutoCloseable {
    @Override
    public void close() {
      pool.shutdown();
    }
  }

  private void keepAs(PasswordEncryptor encryptor, String id) {
    String salt = "AbCdEfGhIjKlMnOpQrStUg==";
    database.update(
        "update act_id_user set pwd_ = ?, salt_ = ? where id_ = ?",
        "{" + encryptor.hashAlgorithmName() + "}" + encryptor.encrypt(FIRST + salt),
        salt,
        id);
  }

  private String kept(String id) {
    return database.queryForObject("select pwd_ from act_id_user where id_ = ?", String.class, id);
  }

  private boolean opensThePage(String id, String password) {
    return !HttpUser.anonymous(port)
        .signIn(id, password)
        .headers()
        .firstValue("Location")
        .orElse("error")
        .contains("error");
  }

  private boolean opensTheInterface(String id, String password) {
    return HttpUser.basic(port, id, password).getJson("/engine-rest/task").statusCode() == 200;
  }
}

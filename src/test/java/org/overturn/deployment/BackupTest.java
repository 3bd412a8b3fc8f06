package org.overturn.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overturn.casework.SampleCases;
import org.overturn.demo.DemoRoles;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.testing.ClientsPostgres;
import org.overturn.testing.ClientsPostgres.Said;
import org.overturn.testing.DatabaseCopy;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A backup is whole or it is none, and what it restores is what was there: each row, sequence,
 * constraint, trigger, owner and grant (45 CFR 164.308(a)(7)(ii)(A) and (B)).
 */
@OverturnTest
class BackupTest {

  private static ClientsPostgres server;
  private static String database;

  @TempDir Path folder;

  @BeforeAll
  static void aServerRuns() {
    server = ClientsPostgres.start();
    database = null;
  }

  @AfterAll
  static void theServerStops() {
    if (server != null) {
      server.close();
    }
  }

  /** Once: no test of these changes it for another. */
  @BeforeEach
  void aDatabaseHasCases(
      @Autowired ApplicationContext application,
      @Autowired Intake intake,
      @Autowired DataSource source,
      @Autowired Flyway flyway)
      throws IOException {
    if (database != null) {
      return;
    }
    SampleCases samples = SampleCases.in(application);
    samples.start(samples.open("O'Testperson \\ \t\n"));
    byte[] letter = Files.readAllBytes(Path.of("samples/12-unitedhealthcare-sleep-study.pdf"));
    intake.take(Arrived.byApi("application/pdf", letter, "intake"));
    database = server.emptyDatabase();
    DatabaseCopy.fill(server.jdbcUrl(database), source, flyway, "latest");
    server.execute(
        database,
        """
        create role backup_app login;
        create role "Backup reader" nologin;
        grant usage on schema overturn to backup_app, "Backup reader";
        grant select, insert on overturn.denial to backup_app;
        grant select (case_number) on overturn.denial to "Backup reader";
        alter table overturn.appeal_proof owner to backup_app;
        alter default privileges in schema overturn grant select on tables to backup_app;
        grant create on database %s to backup_app;
        """
            .formatted(database));
  }

  @Test
  void whatIsRestoredIsRowByRowWhatWasThereWithItsOwnersAndGrants() throws Exception {
    Path backup = server.backup(folder, database);
    String target = server.emptyDatabase();
    // as where somebody has made the roles already, or Compose has
    DemoRoles.create(
        new DriverManagerDataSource(server.jdbcUrl(target), "postgres", "not-asked-for"));

    Said said = restore(backup, target);

    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text()).contains("is restored", "Start after a restore");
    Map<String, String> before = contents(database);
    assertThat(before).hasSizeGreaterThan(500).containsKey("rows of overturn.denial");
    assertThat(differences(before, contents(target)))
        .as("but for mails that are set aside and for the notes that it was backed up and restored")
        .isSubsetOf(
            "rows of overturn.backup",
            "rows of overturn.outgoing_mail",
            "rows of overturn.restoration",
            "sequence overturn restoration_id_seq",
            "sequence overturn restoration_id_seq 1");
  }

  @Test
  void mailsThatWereWaitingWhenItWasTakenAreSetAsideForAPersonAndAllOthersStay() throws Exception {
    String mails =
        """
        insert into overturn.outgoing_mail (key, recipient, subject, text, state, put_at, next_try_at, try_until)
        select state || '-backup', 'a@practice.example', 's', 't', state, now(), now(), now()
        from unnest(array['WAITING', 'SENDING', 'SENT', 'FAILED']) state
        """;
    server.execute(database, mails);
    Path backup = server.backup(folder, database);
    server.execute(database, "delete from overturn.outgoing_mail where key like '%-backup'");
    String target = server.emptyDatabase();

    assertThat(restore(backup, target).status()).isZero();

    try (Connection connection = server.connect(target)) {
      assertThat(
              DatabaseCopy.list(
                  connection,
                  "select key || ' ' || state || coalesce(' ' || problem, '') from"
                      + " overturn.outgoing_mail where key like '%-backup'"))
          .containsExactlyInAnyOrder(
              "WAITING-backup UNCONFIRMED Restored from a backup: it may have gone out since",
              "SENDING-backup UNCONFIRMED Restored from a backup: it may have gone out since",
              "SENT-backup SENT",
              "FAILED-backup FAILED");
      assertThat(
              DatabaseCopy.list(
                  connection,
                  "select count(*) from overturn.outgoing_mail where state in ('WAITING', 'SENDING')"))
          .containsExactly("0");
    }
  }

  /** What only one of the two has. */
  private static Set<String> differences(Map<String, String> one, Map<String, String> other) {
    Set<String> different = new TreeSet<>();
    one.forEach(
        (key, value) -> {
          if (!value.equals(other.get(key))) different.add(key);
        });
    other.forEach(
        (key, value) -> {
          if (!value.equals(one.get(key))) different.add(key);
        });
    return different;
  }

  @Test
  void aBackupIsOnRecordOnceItIsWholeAndOneThatFailedIsNot() throws Exception {
    String source = server.emptyDatabase();
    server.execute(source, "create database %1$s_noted template %2$s".formatted(source, database));
    String noted = source + "_noted";
    server.execute(noted, "delete from overturn.backup");

    server.run("backup", Map.of("OVERTURN_BACKUP_ENCRYPT", "false"), folder.toString(), noted);
    assertThat(onRecord(noted)).isEmpty();
    Path backup = server.backup(folder, noted);

    String sum =
        Files.readAllLines(backup.resolve("MANIFEST")).stream()
            .filter(line -> line.startsWith("dump-sha256 "))
            .findFirst()
            .orElseThrow();
    assertThat(onRecord(noted)).containsExactly("true " + sum.split(" ")[1]);

    server.execute(noted, "alter table overturn.backup add check (dump_sha256 is null) not valid");
    Said said = server.run("backup", Map.of(), folder.toString(), noted);
    refused(said, "is whole and stays, but could not be put on record");
    assertThat(server.run("restore", Map.of(), "--check", said.text().lines().findFirst().get()))
        .satisfies(check -> assertThat(check.status()).isZero());
  }

  @Test
  void whatACrashCutOffIsRemovedAfterTwoDays() throws Exception {
    Path old = Files.createDirectory(folder.resolve(".overturn-20261101T013000Z.unfinished"));
    Files.writeString(old.resolve("database.dump"), "half a dump");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    Path underWay = Files.createDirectory(folder.resolve(".overturn-20261122T013000Z.unfinished"));

    server.backup(folder, database);

    assertThat(old).doesNotExist();
    assertThat(underWay).exists();
  }

  @Test
  void aBackupNeverEndsUpInsideOfAnother() throws Exception {
    DateTimeFormatter name =
        DateTimeFormatter.ofPattern("'overturn-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    Instant now = Instant.now();
    for (int second = -1; second < 300; second++) {
      Files.createDirectory(folder.resolve(name.format(now.plusSeconds(second))));
    }

    refused(
        server.run("backup", Map.of(), folder.toString(), database),
        "other backups are begun in " + folder);

    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all).as("the folder and the others").hasSize(302);
    }
  }

  /** Of each whether its time is that of now, and its sum. */
  private static List<String> onRecord(String name) throws SQLException {
    try (Connection connection = server.connect(name)) {
      return DatabaseCopy.list(
          connection,
          "select (taken_at between now() - interval '10 minutes' and completed_at) || ' ' ||"
              + " dump_sha256 from overturn.backup");
    }
  }

  @Test
  void theManifestSaysWhatItIsAndOnlyItsOwnerReadsIt() throws Exception {
    Path backup = server.backup(folder, database);

    List<String> manifest = Files.readAllLines(backup.resolve("MANIFEST"));
    assertThat(manifest)
        .startsWith("overturn-backup 1")
        .endsWith("end")
        .contains("engine 7.24.0", "table 2 overturn.denial", "role nologin \"Backup reader\"")
        .contains("grant create backup_app")
        .anyMatch(line -> line.matches("flyway \\d+"))
        .anyMatch(line -> line.matches("stored-sha256 [0-9a-f]{64}"));
    assertThat(modes(backup)).containsOnly("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rwx------");
    assertThat(server.run("restore", Map.of(), "--check", backup.toString()).text())
        .contains("is whole");
  }

  @Test
  void whatIsWrittenWhileItRunsIsInItAllOrNotAtAll() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    CountDownLatch writing = new CountDownLatch(1);
    Thread writer = new Thread(() -> writesPairs(enough, writing));
    writer.start();
    Path backup;
    try {
      assertThat(writing.await(1, TimeUnit.MINUTES)).as("pairs are written").isTrue();
      backup = server.backup(folder, database);
    } finally {
      enough.set(true);
      writer.join();
    }
    String target = server.emptyDatabase();

    assertThat(restore(backup, target).status()).isZero();
    try (Connection restored = server.connect(target);
        Connection now = server.connect(database)) {
      String pairs =
          "select (select count(*) from overturn.pair_a) || ' ' || (select count(*) from"
              + " overturn.pair_z)";
      String[] kept = DatabaseCopy.list(restored, pairs).get(0).split(" ");
      String[] written = DatabaseCopy.list(now, pairs).get(0).split(" ");
      assertThat(kept[0]).isEqualTo(kept[1]).isNotEqualTo("0");
      assertThat(Integer.parseInt(kept[0])).isLessThan(Integer.parseInt(written[0]));
      assertThat(Files.readAllLines(backup.resolve("MANIFEST")))
          .contains(
              "table %s overturn.pair_a".formatted(kept[0]),
              "table %s overturn.pair_z".formatted(kept[0]));
    }
    server.execute(database, "drop table overturn.pair_a, overturn.pair_z");
  }

  /** Two tables far apart in a dump, always with as many rows as each other; one comes too late. */
  private static void writesPairs(AtomicBoolean enough, CountDownLatch writing) {
    server.execute(
        database, "create table overturn.pair_a (n int); create table overturn.pair_z (n int)");
    try (Connection connection = server.connect(database)) {
      boolean isLast;
      do {
        isLast = enough.get();
        connection
            .createStatement()
            .execute(
                "begin; insert into overturn.pair_a values (1);"
                    + " insert into overturn.pair_z values (1); commit");
        writing.countDown();
      } while (!isLast);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void aDamagedOrUnfinishedBackupIsRefusedAndTheDatabaseIsLeftEmpty() throws Exception {
    Path backup = server.backup(folder, database);
    String target = server.emptyDatabase();
    Path dump = backup.resolve("database.dump");
    byte[] whole = Files.readAllBytes(dump);

    Files.write(dump, Arrays.copyOf(whole, whole.length / 2));
    refused(restore(backup, target), "damaged or cut short");

    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 1;
    Files.write(dump, damaged);
    refused(restore(backup, target), "damaged or cut short");

    Files.write(dump, whole);
    Path manifest = backup.resolve("MANIFEST");
    String said = Files.readString(manifest);
    Files.writeString(manifest, said.substring(0, said.length() - 5));
    refused(restore(backup, target), "MANIFEST is cut short");

    // one row more than there is: found at the very end, and nothing stays
    Files.writeString(manifest, said.replace("table 2 overturn.denial", "table 3 overturn.denial"));
    refused(restore(backup, target), "overturn.denial has 2 rows and should have 3");

    assertThat(contents(target)).isEqualTo(contents(server.emptyDatabase()));
    refused(restore(folder, target), "is no backup");
  }

  @Test
  void nothingIsRestoredOverSomething() throws Exception {
    Path backup = server.backup(folder, database);
    String target = server.emptyDatabase();
    server.execute(target, "create table kept as select 1 as one");

    refused(restore(backup, target), "is not empty, it has public.kept");

    try (Connection connection = server.connect(target)) {
      assertThat(DatabaseCopy.list(connection, "select one from kept")).containsExactly("1");
    }
  }

  @Test
  void aRoleThatIsMissingIsNamedAndMadeOnlyWhenAskedFor() throws Exception {
    String source = server.emptyDatabase();
    server.execute(
        source,
        """
        create role backup_gone login;
        create schema overturn authorization backup_gone;
        create table overturn.flyway_schema_history
          (version text, success boolean, installed_rank int);
        alter table overturn.flyway_schema_history owner to backup_gone
        """);
    Path backup = server.backup(folder, source);
    server.execute(source, "drop owned by backup_gone; drop role backup_gone");
    String target = server.emptyDatabase();

    refused(restore(backup, target), "create role backup_gone login;");
    Said said = server.run("restore", Map.of(), "--create-roles", backup.toString(), target);

    assertThat(said.text()).contains("no password yet").contains("is restored");
    try (Connection connection = server.connect(target)) {
      assertThat(
              DatabaseCopy.list(
                  connection, "select tableowner from pg_tables where schemaname = 'overturn'"))
          .containsExactly("backup_gone");
    }
  }

  /**
   * The application may make functions in public, and the administrator backs up: CVE-2018-1058.
   */
  @Test
  void noFunctionThatTheApplicationPlantedIsCalledByABackupOrARestore() throws Exception {
    String planted = copy("planted");
    asTheApplication(planted, PLANTED);
    assertThatThrownBy(
            () -> server.execute(planted, "select quote_ident(rolname) from pg_roles limit 1"))
        .as("called by whoever does not look out")
        .hasStackTraceContaining("planted: postgres");

    Path backup = server.backup(folder, planted);
    assertThat(Files.readAllLines(backup.resolve("MANIFEST")))
        .contains("role nologin \"Backup reader\"", "table 2 overturn.denial");
    String target = server.emptyDatabase();
    assertThat(restore(backup, target)).satisfies(said -> assertThat(said.status()).isZero());

    // planted before anything is restored: told, not called
    String prepared = server.emptyDatabase();
    DemoRoles.create(
        new DriverManagerDataSource(server.jdbcUrl(prepared), "postgres", "not-asked-for"));
    asTheApplication(prepared, PLANTED);
    refused(restore(backup, prepared), "the database is not empty, it has public.");
  }

  @Test
  void whatTheApplicationWroteOrNamedBringsNoLineIntoTheManifest() throws Exception {
    String named = copy("named");
    asTheApplication(
        named,
        """
        update act_ge_schema_log set version_ = E'7.24.0\\nrole login a_guest';
        create table public."odd$check$ 100%'s ""x" (n int)
        """);
    Path backup = server.backup(folder, named);
    assertThat(Files.readAllLines(backup.resolve("MANIFEST")))
        .contains("engine 7.24.0 role login a_guest")
        .doesNotContain("role login a_guest");
    assertThat(restore(backup, server.emptyDatabase()))
        .satisfies(said -> assertThat(said.status()).as(said.text()).isZero());

    asTheApplication(named, "create table public.\"a\nrole login a_guest\" (n int)");
    refused(
        server.run("backup", Map.of(), folder.toString(), named),
        "has a line break or another control character: \"a role login a_guest\"");

    Path manifest = backup.resolve("MANIFEST");
    String said = Files.readString(manifest);
    for (String line : List.of("role login x; drop table y", "client a[0]", "grant all x, y")) {
      Files.writeString(manifest, said.replaceFirst("end\n$", line + "\nend\n"));
      refused(
          restore(backup, server.emptyDatabase()),
          "a line that ops/backup does not write: " + line);
    }
  }

  /** Each fits what a backup or a restore asks better than PostgreSQL's own. */
  private static final String PLANTED =
      Stream.of(
                  "quote_ident(name) returns text",
                  "format(text, text) returns text",
                  "format(text, name, name) returns text",
                  "format(text, text, text, name, name) returns text",
                  "length(varchar) returns int",
                  "to_regclass(varchar) returns regclass",
                  "planted(name, varchar) returns boolean")
              .map(
                  function ->
                      "create function public.%s language plpgsql as $$ begin raise exception 'planted: %%', current_user; end $$;%n"
                          .formatted(function))
              .collect(Collectors.joining())
          + "create operator public.= (leftarg = name, rightarg = varchar, function = public.planted)";

  private static void asTheApplication(String name, String sql) {
    new JdbcTemplate(
            new DriverManagerDataSource(
                server.jdbcUrl(name), DemoRoles.APPLICATION, "not-asked-for"))
        .execute(sql);
  }

  /** The same cases in a database of the test's own. */
  private static String copy(String suffix) {
    String name = database + "_" + suffix;
    server.execute("postgres", "create database %s template %s".formatted(name, database));
    return name;
  }

  @Test
  void aClientOlderThanTheServerIsRefusedInWords() throws Exception {
    Path old = folder.resolve("old-client");
    Files.writeString(
        old,
        """
        #!/bin/sh
        case "$2" in --version) echo "$1 (PostgreSQL) 11.2"; exit ;; esac
        exec "$@"
        """);
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwx------"));
    Map<String, String> environment = Map.of("OVERTURN_PG_RUN", old.toString());

    refused(
        server.run("backup", environment, folder.toString(), database),
        "pg_dump is of version 11 and the server of version");
    Path backup = server.backup(folder, database);
    refused(
        server.run("restore", environment, backup.toString(), server.emptyDatabase()),
        "pg_restore is of version 11 and the backup was made by version");
  }

  @Test
  void aBackupThatFailsLeavesNothingBehindAndSaysWhy() throws Exception {
    refused(
        server.run("backup", Map.of(), folder.toString(), server.emptyDatabase()),
        "not a database of Overturn's");
    refused(
        server.run("backup", Map.of(), folder.resolve("none").toString(), database),
        "there is no folder");
    refused(
        server.run(
            "backup", Map.of("OVERTURN_BACKUP_ENCRYPT", "false"), folder.toString(), database),
        "nothing is kept of it");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void anEncryptedBackupIsNeverStoredInTheClearAndNeedsItsKey() throws Exception {
    // as age or gpg would stand there: a command that reads and writes
    Map<String, String> key =
        Map.of("OVERTURN_BACKUP_ENCRYPT", "openssl enc -aes-256-cbc -pbkdf2 -pass pass:right");
    Said made = server.run("backup", key, folder.toString(), database);
    Path backup = Path.of(made.text());
    String target = server.emptyDatabase();

    assertThat(new String(Files.readAllBytes(backup.resolve("database.dump")), 0, 5))
        .doesNotStartWith("PGDMP");
    refused(restore(backup, target), "OVERTURN_BACKUP_DECRYPT");
    refused(
        server.run("restore", decrypting("wrong"), backup.toString(), target),
        "is it the right key");
    assertThat(server.run("restore", decrypting("right"), backup.toString(), target).text())
        .contains("is restored");
  }

  private static Map<String, String> decrypting(String password) {
    return Map.of(
        "OVERTURN_BACKUP_DECRYPT", "openssl enc -d -aes-256-cbc -pbkdf2 -pass pass:" + password);
  }

  private static Said restore(Path backup, String target) {
    return server.run("restore", Map.of(), backup.toString(), target);
  }

  private static void refused(Said said, String why) {
    assertThat(said.text()).contains(why);
    assertThat(said.status()).isNotZero();
  }

  private static Stream<String> modes(Path backup) throws IOException {
    try (Stream<Path> files = Files.list(backup)) {
      return files.toList().stream().map(BackupTest::mode);
    }
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** What a database has beside its rows, a line each: names, shapes, rules, owners and grants. */
  private static final String SHAPE =
      """
      with ours as (select * from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')
      select concat_ws(' ', 'schema', n.nspname, n.nspowner::regrole, g.grants) from ours n,
        lateral (select string_agg(a::text, ',' order by a::text) as grants
                 from unnest(coalesce(nspacl, acldefault('n', nspowner))) a) g
      union all
      select concat_ws(' ', 'relation', c.oid::regclass, relkind, relowner::regrole, g.grants)
      from pg_class c join ours n on n.oid = relnamespace,
        lateral (select string_agg(a::text, ',' order by a::text) as grants from unnest(coalesce(relacl,
          acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))) a) g
      where relkind not in ('i', 't')
      union all
      select concat_ws(' ', 'column', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
        attidentity, pg_get_expr(d.adbin, d.adrelid), attacl)
      from pg_attribute join pg_class c on c.oid = attrelid and relkind = 'r' join ours n on n.oid = relnamespace
        left join pg_attrdef d on adrelid = attrelid and adnum = attnum
      where attnum > 0 and not attisdropped
      union all
      select concat_ws(' ', 'index', indexdef) from pg_indexes join ours n on nspname = schemaname
      union all
      select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(c.oid))
      from pg_constraint c join ours n on n.oid = connamespace
      union all
      select concat_ws(' ', 'trigger', pg_get_triggerdef(oid), tgenabled) from pg_trigger where not tgisinternal
      union all
      select concat_ws(' ', 'function', pg_get_functiondef(p.oid), proowner::regrole, g.grants)
      from pg_proc p join ours n on n.oid = pronamespace,
        lateral (select string_agg(a::text, ',' order by a::text) as grants
                 from unnest(coalesce(proacl, acldefault('f', proowner))) a) g
      union all
      select concat_ws(' ', 'sequence', schemaname, sequencename, last_value) from pg_sequences
      union all
      select concat_ws(' ', 'default', defaclrole::regrole, defaclobjtype, defaclacl) from pg_default_acl
      union all
      select concat_ws(' ', 'database', a) from pg_database,
        unnest(coalesce(datacl, acldefault('d', datdba))) a where datname = current_database()
      """;

  private static final String TABLES =
      """
      select format('%I.%I', schemaname, tablename) from pg_tables
      where schemaname !~ '^pg_' and schemaname <> 'information_schema'
      """;

  /** PostgreSQL reads its own conditions back with other casts and brackets, that mean the same. */
  private static String oneSpelling(String line) {
    return line.matches("(?s)(constraint|index|trigger) .*")
        ? line.replaceAll("::character varying|::text(\\[])?|[()]", "")
        : line;
  }

  /** Its shape, and of each table how many rows it has and what they sum up to. */
  private static Map<String, String> contents(String name) throws SQLException {
    Map<String, String> all = new TreeMap<>();
    try (Connection connection = server.connect(name)) {
      DatabaseCopy.list(connection, SHAPE).forEach(line -> all.put(oneSpelling(line), ""));
      for (String table : DatabaseCopy.list(connection, TABLES)) {
        String sum =
            """
            select count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), ''))
            from %s t
            """
                .formatted(table);
        all.put("rows of " + table, DatabaseCopy.list(connection, sum).get(0));
      }
    }
    return all;
  }
}

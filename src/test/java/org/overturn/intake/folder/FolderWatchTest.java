package org.overturn.intake.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overturn.intake.Arrived;
import org.overturn.intake.Channel;
import org.overturn.intake.Intake;
import org.overturn.intake.Keeping;
import org.overturn.process.OneNode;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

/** A file that is dropped becomes one notice, whatever stops in between, and is never lost. */
@OverturnTest
@ExtendWith(OutputCaptureExtension.class)
class FolderWatchTest {

  private static final Duration SETTLE = Duration.ofSeconds(10);
  private static final String DENIAL =
      """
      {"payer": "UnitedHealthcare", "payerReference": "%s",
       "determination": {"date": "2026-11-17"}, "state": "OH",
       "patient": {"firstName": "Zyxmarked", "lastName": "Qvphitest", "memberId": "MEMB-ZYX-77"},
       "service": {"system": "CPT", "code": "72148"},
       "reason": {"actionCode": "A3", "text": "Not medically necessary."}}
      """;

  @Autowired Intake intake;
  @Autowired Keeping keeping;
  @Autowired OneNode oneNode;
  @Autowired JdbcTemplate database;

  @TempDir Path inbox;
  private FolderWatch node;

  @BeforeEach
  void oneNodeWatches() {
    node = watch(folder());
  }

  @Test
  void aFileThatIsWhollyWrittenBecomesACaseAndIsArchivedUnderItsNotice() throws IOException {
    drop("denial.json", "REF-1");
    node.poll();
    assertThat(count("denial")).as("it may still grow").isZero();
    settle();
    node.poll();

    assertThat(states()).containsExactly("ACCEPTED");
    assertThat(count("denial")).isEqualTo(1);
    String notice = database.queryForObject("select id::text from overturn.notice", String.class);
    assertThat(filesIn("archive/2026-11-18")).containsExactly(notice + "-denial.json");
    assertNothingLeft();
    assertThat(database.queryForMap("select channel, name from overturn.notice"))
        .containsEntry("channel", "folder")
        .containsEntry("name", "denial.json");
  }

  @Test
  void aFileThatStillGrowsIsLeftAlone() throws IOException {
    Path file = drop("denial.json", "REF-1");
    node.poll();
    settle();
    Files.writeString(file, " ", java.nio.file.StandardOpenOption.APPEND);
    node.poll();
    assertThat(file).exists();
    settle();
    node.poll();
    assertThat(file).doesNotExist();
  }

  @Test
  void foldersLinksHiddenAndUnfinishedFilesAreLeftAlone(@TempDir Path elsewhere)
      throws IOException {
    for (String name :
        List.of(".hidden", "scan.pdf.part", "scan.TMP", "~lock.doc", "letter.txt~")) {
      drop(name, "REF-" + name);
    }
    Files.createDirectory(inbox.resolve("a folder"));
    Path secret = Files.writeString(elsewhere.resolve("secret"), DENIAL.formatted("REF-9"));
    Files.createSymbolicLink(inbox.resolve("link.json"), secret);
    pollTwice(node);

    assertThat(count("notice")).isZero();
    assertThat(filesIn("")).hasSize(6);
    assertThat(secret).exists();
  }

  @Test
  void whatCannotBeReadIsRejectedWithTheReasonBesideIt() throws IOException {
    Files.writeString(inbox.resolve("Qvphitest Zyxmarked.bin"), "\0\1\2 nothing anyone reads");
    pollTwice(node);

    assertThat(states()).containsExactly("REJECTED");
    List<String> files = filesIn("rejected/2026-11-18");
    assertThat(files).hasSize(2).allMatch(name -> name.contains("Qvphitest_Zyxmarked.bin"));
    String why = Files.readString(inbox.resolve("rejected/2026-11-18").resolve(files.get(1)));
    assertThat(why).contains("the document is in no format that Overturn reads: ");
    assertNothingLeft();
  }

  @Test
  void aPackedFileIsNotOpenedAndItsSenderIsToldToUnpackIt() throws IOException {
    Files.write(inbox.resolve("all.zip"), "PK\3\4 and so on".getBytes(StandardCharsets.US_ASCII));
    Files.write(
        inbox.resolve("list.xlsx"),
        "PK\3\4......[Content_Types].xml".getBytes(StandardCharsets.US_ASCII));
    pollTwice(node);

    assertThat(database.queryForList("select why from overturn.notice order by name", String.class))
        .containsExactly(
            "the document is a packed file, which is not opened: unpack it and send each file by"
                + " itself",
            "the document is an office document: save a sheet as CSV and a letter as PDF, and send"
                + " that");
  }

  @Test
  void anAnswerThatTheFormatExpectsIsPutWhereTheSenderFetchesIt() throws IOException {
    String sample =
        Files.readString(Path.of("samples/20-highmark-cervical-fusion-denied-line.x12"));
    Files.writeString(
        inbox.resolve("278.x12"), sample.replaceAll("\\{\\{today[^}]*}}", "20261117"));
    pollTwice(node);

    assertThat(states()).containsExactly("ACCEPTED");
    List<String> answers = filesIn("acknowledgements/2026-11-18");
    assertThat(answers).singleElement().asString().endsWith("-278.x12.ack");
    assertThat(
            Files.readString(inbox.resolve("acknowledgements/2026-11-18").resolve(answers.get(0))))
        .contains("ST*999", "AK1");
    assertNothingLeft();
  }

  @Test
  void aFileThatIsTooLargeIsPutAsideAndShownToAPerson() throws IOException {
    Files.write(inbox.resolve("scan.tiff"), new byte[2000]);
    pollTwice(watch(folder(), DataSize.ofBytes(1999)));

    assertThat(states()).containsExactly("NEEDS_A_PERSON");
    assertThat(
            database.queryForObject(
                "select why || convert_from(original, 'UTF8') from overturn.notice", String.class))
        .contains("larger than overturn.intake.max-size", "2,000 bytes");
    assertThat(filesIn("too-large/2026-11-18")).singleElement().asString().endsWith("-scan.tiff");
    assertNothingLeft();
  }

  @Test
  void theSameFileAgainIsADuplicateAndOverwritesNothing() throws IOException {
    for (int time = 0; time < 2; time++) {
      drop("denial.json", "REF-1");
      pollTwice(node);
    }
    assertThat(states()).containsExactlyInAnyOrder("ACCEPTED", "DUPLICATE");
    assertThat(count("denial")).isEqualTo(1);
    assertThat(filesIn("archive/2026-11-18")).hasSize(2);
  }

  @Test
  void aNodeThatDiesRightAfterItsClaimLeavesItsFileToTheNext() throws IOException {
    drop("denial.json", "REF-1");
    folder().claim(inbox.resolve("denial.json"), TestClock.START);

    node.poll();

    assertOneCaseAndOneArchivedFile();
  }

  @Test
  void aNodeThatDiesWhenTheNoticeIsKeptLeavesItsFileToTheNext() throws IOException {
    drop("denial.json", "REF-1");
    folder().claim(inbox.resolve("denial.json"), TestClock.START);
    String delivery = folder().claims().get(0);
    byte[] bytes = DENIAL.formatted("REF-1").getBytes(StandardCharsets.UTF_8);
    keeping.keep(
        new Arrived(Channel.FOLDER, null, "denial.json", bytes, null, "folder " + delivery),
        "application/json");

    node.poll();

    assertOneCaseAndOneArchivedFile();
  }

  @Test
  void aNodeThatDiesBeforeItArchivesLeavesOneNoticeAllTheSame() throws IOException {
    drop("denial.json", "REF-1");
    FolderWatch dying = watch(new DyingFolder(properties(), true));
    pollTwice(dying);
    assertThat(dying.state().failing()).isEqualTo(1);

    node.poll();

    assertOneCaseAndOneArchivedFile();
  }

  @Test
  void aNodeThatDiesRightAfterItArchivedLeavesNothingToDo() throws IOException {
    drop("denial.json", "REF-1");
    pollTwice(watch(new DyingFolder(properties(), false)));

    node.poll();

    assertOneCaseAndOneArchivedFile();
  }

  @Test
  void aNodeThatDiesAfterItRejectedAFileLeavesOneNoticeAllTheSame() throws IOException {
    Files.writeString(inbox.resolve("broken.json"), "{");
    pollTwice(watch(new DyingFolder(properties(), true)));
    assertThat(filesIn("rejected/2026-11-18")).as("only the reason").hasSize(1);

    node.poll();

    assertThat(states()).containsExactly("REJECTED");
    assertThat(filesIn("rejected/2026-11-18")).hasSize(2);
    assertNothingLeft();
  }

  @Test
  void twoNodesOnTheSameFolderMakeOneNoticeOfEachFile() throws Exception {
    for (int file = 0; file < 12; file++) {
      drop("denial-%d.json".formatted(file), "REF-" + file);
    }
    List<FolderWatch> nodes = List.of(watch(folder()), watch(folder()));
    nodes.forEach(FolderWatch::poll);
    settle();
    CountDownLatch together = new CountDownLatch(1);
    List<Thread> threads =
        nodes.stream().map(each -> new Thread(() -> pollAfter(together, each))).toList();
    threads.forEach(Thread::start);
    together.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    node.poll();

    assertThat(count("notice")).isEqualTo(12);
    assertThat(states()).containsOnly("ACCEPTED");
    assertThat(filesIn("archive/2026-11-18")).hasSize(12);
    assertNothingLeft();
  }

  @Test
  void aClaimThatAnotherNodeWorksOnIsLeftToIt() throws IOException {
    drop("denial.json", "REF-1");
    folder().claim(inbox.resolve("denial.json"), TestClock.START);

    oneNode.does("folder " + folder().claims().get(0), node::poll);

    assertThat(count("notice")).isZero();
    assertThat(node.state().isWell()).isTrue();
  }

  @Test
  void aFolderThatIsAwayIsToldOnceAndHealthSaysSo(CapturedOutput log) {
    FolderWatch away = watch(new WatchedFolder(at(inbox.resolve("Qvphitest")), zone()));
    IntStream.range(0, 3).forEach(poll -> away.poll());

    assertThat(new FolderHealth(away).health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(log.getAll().split("The watched folder is not well", -1)).hasSize(2);
    assertThat(log.getAll()).doesNotContain("Qvphitest");
    node.poll();
    assertThat(new FolderHealth(node).health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void noLogNamesAFile(CapturedOutput log) throws IOException {
    drop("Qvphitest.json", "REF-1");
    Files.writeString(inbox.resolve("Qvphitest-broken.json"), "{");
    pollTwice(node);
    pollTwice(watch(new DyingFolder(properties(), true)));

    assertThat(log.getAll()).contains("arrived in the watched folder").doesNotContain("Qvphitest");
  }

  /** Stops as a killed process does: before the file is put away, or right after. */
  private static final class DyingFolder extends WatchedFolder {

    private final boolean before;

    DyingFolder(FolderProperties places, boolean before) {
      super(places, zone());
      this.before = before;
    }

    @Override
    void put(Path file, Path target) throws IOException {
      if (!before) {
        super.put(file, target);
      }
      throw new IllegalStateException("killed");
    }
  }

  private void assertOneCaseAndOneArchivedFile() throws IOException {
    assertThat(count("denial")).isEqualTo(1);
    assertThat(states()).containsExactly("ACCEPTED");
    assertThat(filesIn("archive/2026-11-18")).hasSize(1);
    assertNothingLeft();
  }

  private void assertNothingLeft() throws IOException {
    assertThat(filesIn("claimed")).isEmpty();
    assertThat(filesIn("")).isEmpty();
  }

  private Path drop(String name, String reference) throws IOException {
    return Files.writeString(inbox.resolve(name), DENIAL.formatted(reference));
  }

  private static void settle() {
    TestClock.get().advance(SETTLE);
  }

  private static void pollTwice(FolderWatch watch) {
    watch.poll();
    settle();
    watch.poll();
  }

  private static void pollAfter(CountDownLatch start, FolderWatch watch) {
    try {
      start.await();
      watch.poll();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private FolderWatch watch(WatchedFolder folder) {
    return watch(folder, DataSize.ofMegabytes(1));
  }

  private FolderWatch watch(WatchedFolder folder, DataSize maxSize) {
    return new FolderWatch(
        folder,
        new SettledFiles(SETTLE, TestClock.get()),
        new TakingFiles(folder, intake, keeping, maxSize),
        oneNode,
        TestClock.get());
  }

  private WatchedFolder folder() {
    return new WatchedFolder(properties(), zone());
  }

  private FolderProperties properties() {
    return at(inbox);
  }

  private static FolderProperties at(Path path) {
    return new FolderProperties(path, Duration.ofSeconds(15), SETTLE, null, null, null, null);
  }

  private static ZoneId zone() {
    return ZoneId.of("America/New_York");
  }

  /** The names of the files there, in order. */
  private List<String> filesIn(String folder) throws IOException {
    Path place = inbox.resolve(folder);
    if (Files.notExists(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(file -> !folder.isEmpty() || !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private List<String> states() {
    return database.queryForList("select state from overturn.notice", String.class);
  }

  private long count(String table) {
    return database.queryForObject("select count(*) from overturn." + table, Long.class);
  }
}

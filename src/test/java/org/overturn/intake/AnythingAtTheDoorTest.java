package org.overturn.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whatever comes in by whatever door: no sender ever sees a failure of ours, every original is
 * kept, and each ends in a state that a person can read. The damage is random and repeatable: a
 * failure names its seed.
 */
@OverturnTest
class AnythingAtTheDoorTest {

  private static final int DAMAGED_OF_EACH = 12;
  private static final List<Integer> ANSWERS = List.of(200, 201, 202, 400, 415, 422);

  @Autowired Posting post;
  @Autowired Intake intake;
  @Autowired Formats formats;
  @Autowired JdbcTemplate database;

  private record Sample(String name, byte[] bytes) {}

  @Test
  void noDamageToASampleMakesTheInterfaceFailOrLosesTheOriginal() throws Exception {
    long kept = 0;
    for (Sample sample : samples()) {
      for (int seed = 0; seed < DAMAGED_OF_EACH; seed++) {
        byte[] damaged = damaged(sample.bytes(), new Random(seed));
        int status = post.send("application/octet-stream", damaged).status();

        assertThat(status).as("%s, seed %d", sample.name(), seed).isIn(ANSWERS);
        assertThat(count("true"))
            .as("%s, seed %d is kept", sample.name(), seed)
            .isGreaterThan(kept);
        kept = count("true");
      }
    }
    assertThat(count("state = 'RECEIVED'")).as("nothing is left in between").isZero();
    assertThat(count("state = 'REJECTED' and why is null")).as("refused without a reason").isZero();
  }

  @Test
  void anUploadOfAnythingEndsInAStateAndWhatIsRefusedIsAPersonsTask() throws Exception {
    for (byte[] strange : strange()) {
      take(strange);
    }
    assertThat(count("state = 'RECEIVED'")).isZero();
    assertThat(count("original is null")).isZero();
    assertThat(count("state in ('REJECTED', 'NEEDS_A_PERSON') and why is null")).isZero();
    assertThat(
            database.queryForObject(
                "select count(*) from act_ru_task where task_def_key_ = 'userTask_seeToArrival'",
                Long.class))
        .isEqualTo(count("state in ('REJECTED', 'NEEDS_A_PERSON') and part_of is null"));
  }

  @Test
  void whatIsSaidToBeAnotherFormatIsRefusedAndNeverAFailure() throws Exception {
    for (Sample sample : samples().subList(0, 2)) {
      for (String type : formats.contentTypes()) {
        assertThat(post.send(type, sample.bytes()).status())
            .as("%s as %s", sample.name(), type)
            .isIn(ANSWERS);
      }
    }
  }

  private void take(byte[] strange) {
    try {
      intake.take(new Arrived(Channel.UPLOAD, null, "anything", strange, "someone"));
    } catch (NoticeRefused refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  /** What is not what it seems: bombs, loops, entities, half files. */
  private static List<byte[]> strange() throws IOException {
    List<byte[]> strange = new ArrayList<>();
    strange.add(new byte[] {0});
    strange.add(new byte[100_000]);
    strange.add(bytes("\uFEFF"));
    strange.add(bytes("{"));
    strange.add(bytes("[".repeat(200_000)));
    strange.add(bytes("{\"a\":".repeat(50_000)));
    strange.add(bytes("%PDF-1.7\n%%EOF"));
    strange.add(
        bytes("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>"));
    strange.add(bytes("ISA*"));
    strange.add(bytes("ISA" + "*".repeat(103) + "~"));
    strange.add(bytes("a,b,c\n" + "=cmd|' /C calc'!A0,1,2\n".repeat(20)));
    strange.add(bytes("II*\0"));
    strange.add(
        bytes(
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"));
    strange.add(zipBomb());
    return strange;
  }

  private static byte[] zipBomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("letter.pdf"));
      byte[] zeros = new byte[1 << 20];
      for (int megabyte = 0; megabyte < 64; megabyte++) {
        zip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] damaged(byte[] original, Random random) {
    List<UnaryOperator<byte[]>> kinds =
        List.of(
            bytes -> Arrays.copyOf(bytes, random.nextInt(bytes.length)),
            bytes -> flipped(bytes, random),
            bytes -> doubled(bytes, random),
            bytes -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16),
            bytes -> withNoise(bytes, random));
    return kinds.get(random.nextInt(kinds.size())).apply(original.clone());
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    for (int flip = 0; flip < 1 + bytes.length / 200; flip++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static byte[] doubled(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.write(bytes, 0, from);
    twice.write(bytes, from / 2, bytes.length - from / 2);
    return twice.toByteArray();
  }

  private static byte[] withNoise(byte[] bytes, Random random) {
    byte[] noise = new byte[64];
    random.nextBytes(noise);
    System.arraycopy(
        noise,
        0,
        bytes,
        random.nextInt(Math.max(1, bytes.length - 64)),
        Math.min(64, bytes.length));
    return bytes;
  }

  /** One sample of ours for each kind of file. */
  private static List<Sample> samples() throws IOException {
    TreeMap<String, Sample> ofEachKind = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("samples"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".md")) {
          ofEachKind.putIfAbsent(
              name.substring(name.indexOf('.')), new Sample(name, Files.readAllBytes(file)));
        }
      }
    }
    return List.copyOf(ofEachKind.values());
  }

  private long count(String condition) {
    return database.queryForObject(
        "select count(*) from overturn.notice where " + condition, Long.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package org.overturn.intake.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.Part;
import org.overturn.testing.OverturnTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

/**
 * Whatever arrives under the name of X12: findings come out of it, or a refusal that names no
 * value, and an acknowledgement that keeps to its standard; nothing else, and in time.
 */
class DamagedInterchangesTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-18T15:00:00Z");
  private static final String WHOLE =
      Edi.groups(
          Edi.group(
              Edi.transaction(
                  1,
                  Edi.EVENT,
                  "HI*ABK:M5416~",
                  Edi.line(1, "72148", "HCR*A3*X-1*0F^0G"),
                  "MSG*IN WORDS~"),
              Edi.transaction(2, Edi.EVENT, "AAA*N**33*C~")),
          Edi.group(Edi.transaction(3, Edi.EVENT, "HCR*A2*AUTH-1~")));
  private static final String REMITTANCE =
      Edi.remittance(Edi.claim("1", "0", "CAS*CO*197*500"), Edi.claim("2", "0", "CAS*CO*50*9"));

  private final X12Notices x12 = application().getBean(X12Notices.class);

  /** The application of the other tests: jqwik has no injection of its own. */
  @OverturnTest
  static class OfTheOthers {}

  private static ApplicationContext application() {
    return new TestContextManager(OfTheOthers.class).getTestContext().getApplicationContext();
  }

  @Test
  void aFileThatBreaksOffAnywhereIsReadOrRefused() {
    for (String whole : List.of(WHOLE, REMITTANCE)) {
      byte[] bytes = Edi.bytes(whole);
      // segments and elements are of all lengths, so every third byte breaks each kind somewhere
      for (int length = 0; length < bytes.length; length += 3) {
        take(Arrays.copyOf(bytes, length));
      }
    }
  }

  @Property(tries = 2000, seed = "20261121")
  void aFileWithSomeOfItsBytesChangedIsReadOrRefused(@ForAll("mutations") byte[] bytes) {
    take(bytes);
  }

  @Property(tries = 500, seed = "20261121")
  void segmentsInAnyOrderAreReadOrRefused(@ForAll Random random, @ForAll boolean remittance) {
    String[] segments = (remittance ? REMITTANCE : WHOLE).split("~");
    StringBuilder shuffled = new StringBuilder(segments[0]).append('~');
    for (int i = 0; i < segments.length * 2; i++) {
      shuffled.append(segments[1 + random.nextInt(segments.length - 1)]).append('~');
    }
    take(Edi.bytes(shuffled.toString()));
  }

  @Property(tries = 500, seed = "20261121")
  void anySeparatorsAreReadOrRefused(
      @ForAll char element, @ForAll char component, @ForAll char repetition, @ForAll char end) {
    String odd =
        WHOLE
            .replace('*', element)
            .replace(':', component)
            .replace('^', repetition)
            .replace('~', end);
    take(odd.getBytes(StandardCharsets.UTF_8));
    take(odd.getBytes(StandardCharsets.UTF_16));
  }

  @Property(tries = 500, seed = "20261121")
  void bytesAfterAHeaderAreReadOrRefused(@ForAll byte[] bytes) {
    byte[] head = Edi.bytes(WHOLE.substring(0, WHOLE.indexOf("HL*1")));
    byte[] all = Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);
    take(all);
  }

  @Property(tries = 100, seed = "20261121")
  void manySegmentsAreReadInTime(@ForAll @IntRange(min = 1, max = 12) int kind) {
    String many =
        switch (kind) {
          case 1 -> "MSG*TEXT~".repeat(4_000);
          case 2 -> "HL*9*8*EV*1~".repeat(4_000);
          case 3 -> "HL*9*9*22*1~".repeat(4_000);
          case 4 -> "NM1*SJ*1*A~".repeat(4_000);
          case 5 -> "QQQ~".repeat(4_000);
          case 6 -> "~".repeat(4_000);
          case 7 -> "HI*" + "ABK:M17^".repeat(1000) + "~";
          case 8 -> "HCR*A3" + "*".repeat(9000) + "~";
          case 9 -> "\u0000\u001a\u0007".repeat(4_000);
          case 10 -> "ST*278*0001~".repeat(3_000);
          case 11 -> "DTP*AAH*RD8*" + "9".repeat(9_000) + "~";
          default -> "SV1*HC:1*" + "9".repeat(5_000) + "E9*UN*1E999999999~";
        };
    byte[] bytes = Edi.bytes(Edi.interchange(Edi.transaction(1, Edi.EVENT, many)));

    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> take(bytes));
  }

  @Provide
  Arbitrary<byte[]> mutations() {
    Arbitrary<byte[]> originals =
        Arbitraries.of(WHOLE, REMITTANCE).map(text -> text.getBytes(StandardCharsets.UTF_8));
    Arbitrary<List<int[]>> changes =
        Combinators.combine(
                Arbitraries.integers().between(0, 1999), Arbitraries.integers().between(0, 255))
            .as((place, value) -> new int[] {place, value})
            .list()
            .ofMinSize(1)
            .ofMaxSize(20);
    return Combinators.combine(originals, changes)
        .as(
            (original, list) -> {
              byte[] changed = original.clone();
              list.forEach(each -> changed[each[0] % changed.length] = (byte) each[1]);
              return changed;
            });
  }

  /** Nothing but refusals may be thrown, on any way by which intake comes here. */
  private void take(byte[] bytes) {
    x12.recognise(bytes);
    refusing(() -> x12.parts(bytes).forEach(this::read));
    refusing(() -> x12.read(bytes, RECEIVED).forEach(DamagedInterchangesTest::check));
    x12.acknowledgement(bytes, RECEIVED).ifPresent(ReadBack::segments);
  }

  private void read(Part part) {
    assertThat(part.place()).hasSizeLessThan(100);
    refusing(() -> x12.read(part.bytes(), RECEIVED).forEach(DamagedInterchangesTest::check));
  }

  private static void check(Finding finding) {
    if (finding.answer() != Answer.NO_DENIAL) {
      assertThat(finding.facts().reason().codes()).hasSizeLessThan(201);
    }
    assertThat(finding.note() == null ? "" : finding.note())
        .hasSizeLessThan(2000)
        .doesNotContain("QVPHITEST", "ZYXMARKED", "MEMB-ZYX-77");
  }

  private static void refusing(Runnable taking) {
    try {
      taking.run();
    } catch (NoticeRefused refused) {
      assertThat(refused.getMessage())
          .doesNotContain("QVPHITEST", "ZYXMARKED", "MEMB-ZYX-77")
          .hasSizeLessThan(2000);
    }
  }
}

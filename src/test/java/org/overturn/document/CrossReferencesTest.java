package org.overturn.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists without an end are found however they are written, and no letter is taken for one. */
class CrossReferencesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/W[0 0 0]",
        "/W %1\n[ 00 0.0 -0 ]",
        "/#57[0 0 0]",
        "/W[null null null]",
        "/W[5 0 R 5 0 R 5 0 R]",
        "/W[(1)(2)(3)]",
        "/W[[1][2][3]]",
        "/W[/a1/b2/c3]",
        "/W[<</A 1>>0 0]",
        "/W[-1 -2 0]"
      })
  void aListWhoseEntriesHaveNoBytesIsFound(String widths) {
    assertThat(mayBeEndless("<</Type/XRef" + widths + "/Size 9>>")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/W[1 2 1]",
        "/W [ 1 3 0 ]",
        "/W[0 4 0]",
        "/W[]",
        "/W [ 0 [ 500 600 ] ]",
        "/W[0 5 0 R]",
        "/W 12 0 R",
        "/W 0.5",
        "/Widths[0 0 0]",
        "/W[0 0",
        "/W[(0 0 0]",
        "/W",
        "/"
      })
  void widthsOfLettersAndUsualListsAreLeftAlone(String widths) {
    assertThat(mayBeEndless("<<" + widths)).isFalse();
    assertThat(mayBeEndless("<<" + widths + ">>")).isFalse();
  }

  @Test
  void theBytesOfAPictureAreNoList() {
    Random picture = new Random(7);
    byte[] bytes = new byte[50_000];
    for (int n = 0; n < 100; n++) {
      picture.nextBytes(bytes);
      for (int at = 0; at < bytes.length - 3; at += 10_000) {
        bytes[at] = '/';
        bytes[at + 1] = 'W';
        bytes[at + 2] = '[';
      }
      assertThat(CrossReferences.mayBeEndless(bytes)).isFalse();
    }
  }

  @Test
  void aFileThatIsMadeToBeReadForEverIsTakenForOne() {
    assertThat(mayBeEndless("/W[(".repeat(500_000))).isTrue();
    assertThat(mayBeEndless("/W[" + "1".repeat(1_000_000) + "x 0 0]")).isTrue();
  }

  private static boolean mayBeEndless(String pdf) {
    return CrossReferences.mayBeEndless(pdf.getBytes(ISO_8859_1));
  }
}

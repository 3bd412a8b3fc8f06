package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What differs between two wordings. */
class TemplateDifferenceTest {

  @Test
  void aChangeStandsWithAFewLinesAroundIt() {
    String before =
        IntStream.range(0, 40).mapToObj(n -> "line " + n).collect(Collectors.joining("\n"));

    assertThat(TemplateDifference.shortly(before, before.replace("line 20", "other")))
        .extracting(each -> each.mark().sign() + each.text())
        .containsExactly(
            " …",
            " line 17",
            " line 18",
            " line 19",
            "−line 20",
            "+other",
            " line 21",
            " line 22",
            " line 23",
            " …");
  }

  @Property(seed = "20261122", tries = 500)
  void bothTextsAreFoundInWhatDiffers(
      @ForAll("texts") List<String> before, @ForAll("texts") List<String> after) {
    List<TemplateDifference.Line> lines =
        TemplateDifference.between(String.join("\n", before), String.join("\n", after));

    assertThat(without(lines, TemplateDifference.Mark.NEW)).isEqualTo(before);
    assertThat(without(lines, TemplateDifference.Mark.GONE)).isEqualTo(after);
  }

  private static List<String> without(
      List<TemplateDifference.Line> lines, TemplateDifference.Mark mark) {
    return lines.stream()
        .filter(each -> each.mark() != mark)
        .map(TemplateDifference.Line::text)
        .toList();
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("a", "b", "c", "d").list().ofMaxSize(12);
  }
}

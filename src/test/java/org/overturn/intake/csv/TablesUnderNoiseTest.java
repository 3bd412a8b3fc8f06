package org.overturn.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.PersonName;

/** Whatever the bytes are, a table is read or refused, and what was written is what is read. */
class TablesUnderNoiseTest {

  private static final CsvProperties LIMITS = new CsvProperties(50, 20, 500, List.of());

  @Property(tries = 1000, seed = "20261121")
  void anyBytesAreReadOrRefused(@ForAll byte[] noise) {
    readOrRefuse(noise);
  }

  @Property(tries = 1000, seed = "20261121")
  void aTableThatWasCutOrDamagedIsReadOrRefused(
      @ForAll("tables") List<List<String>> cells,
      @ForAll("charsets") String charset,
      @ForAll @IntRange(max = 400) int cut,
      @ForAll @IntRange(max = 400) int at,
      @ForAll byte noise) {
    byte[] bytes = written(cells).getBytes(Charset.forName(charset));
    byte[] damaged = Arrays.copyOf(bytes, Math.max(0, bytes.length - cut));
    if (at < damaged.length) {
      damaged[at] = noise;
    }
    readOrRefuse(damaged);
  }

  @Property(tries = 500, seed = "20261121")
  void whatAnExportQuotedIsReadAsItWas(@ForAll("tables") List<List<String>> cells) {
    Table table = Table.of(written(cells).getBytes(StandardCharsets.UTF_8), LIMITS);

    assertThat(TableTest.rows(table)).extracting(Row::cells).containsExactlyElementsOf(cells);
  }

  @Property(tries = 500, seed = "20261121")
  void aRowByItselfIsTheSameRow(@ForAll("tables") List<List<String>> cells) {
    Table table = Table.of(written(cells).getBytes(StandardCharsets.UTF_8), LIMITS);
    for (Row row : TableTest.rows(table)) {
      Table alone = Table.of(table.alone(row), LIMITS);
      assertThat(TableTest.rows(alone)).extracting(Row::cells).containsExactly(row.cells());
    }
  }

  @Property(tries = 1000, seed = "20261121")
  void anyCellIsADateOrNone(@ForAll String cell, @ForAll("formats") String format) {
    CellDates dates = new CellDates(format, java.time.ZoneOffset.UTC);
    assertThat(dates.when(cell)).isNotNull();
    assertThat(CellDates.time(cell)).isNotNull();
    assertThat(ReasonCodes.of(cell)).isNotNull();
    assertThat(PersonName.of(cell)).isNotNull();
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell =
        Arbitraries.strings()
            .withChars("ab7 ,;|\t\"'=+-@\n.é")
            .ofMaxLength(30)
            .map(text -> "x" + text + "x");
    return cell.list().ofSize(4).list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> charsets() {
    return Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1");
  }

  @Provide
  Arbitrary<String> formats() {
    return Arbitraries.of(CellDates.FORMATS);
  }

  private static String written(List<List<String>> cells) {
    return "First,Second,Third,Fourth\r\n"
        + cells.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",", "", "\r\n")))
            .collect(Collectors.joining());
  }

  private static void readOrRefuse(byte[] bytes) {
    assertThat(Table.beginning(bytes, LIMITS)).isNotNull();
    try {
      TableTest.rows(Table.of(bytes, LIMITS));
    } catch (NoticeRefused refused) {
      assertThat(refused.flaws()).isNotEmpty();
    }
  }
}

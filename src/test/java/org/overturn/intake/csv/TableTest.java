package org.overturn.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.intake.NoticeRefused;

/** Tables as portals and clearing houses export them. */
class TableTest {

  private static final CsvProperties LIMITS = new CsvProperties(10, 6, 100, List.of());

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void theCharsetIsSeenFromTheBytes(String charset) {
    String text = "Name,Städte,Café\nPeña,Köln,1\n";
    assertThat(cells(text.getBytes(Charset.forName(charset)))).containsExactly("Peña", "Köln", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoPartOfTheFirstTitle(String charset) {
    Table table = table("\uFEFFName,City,Code\nA,B,C\n".getBytes(Charset.forName(charset)));
    assertThat(table.columns()).extracting(Column::title).containsExactly("Name", "City", "Code");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theDelimiterIsTheOneThatMakesTheLinesEvenlyWide(String delimiter) {
    String text = "Name,Z;Id;Why|or\n\"Doe, Ann\";7;x\n".replace(";", delimiter);
    String even = delimiter.equals(";") ? text : "A;B;C\nx;y;z\n".replace(";", delimiter);
    assertThat(table(even.getBytes(StandardCharsets.UTF_8)).columns()).hasSize(3);
  }

  @Test
  void aLineThatNamesTheSeparatorAndATitleAreNoHeader() {
    Table table = table("sep=;\nDenials of November\n\nId;Name\n1;Ann, Bea\n");
    assertThat(table.columns()).extracting(Column::key).containsExactly("id", "name");
    assertThat(rows(table)).singleElement().extracting(Row::number).isEqualTo(5);
  }

  @Test
  void quotesHoldDelimitersLineBreaksAndQuotes() {
    assertThat(cells("A,B,C\n\"x, y\",\"two\nlines\",\"say \"\"no\"\"\"\n"))
        .containsExactly("x, y", "two\nlines", "say \"no\"");
  }

  @Test
  void emptyRowsAreLeftOutAndRowsAreCountedAsASpreadsheetCounts() {
    assertThat(rows(table("A,B\n\n1,2\n,\n3,4\n"))).extracting(Row::number).containsExactly(3, 5);
  }

  @Test
  void columnsOfTheSameTitleAndOfNoneStayApart() {
    assertThat(table("Date,,Date, Due  on \n1,2,3,4\n").columns())
        .extracting(Column::key)
        .containsExactly("date", "column 2", "date (2)", "due on");
  }

  @Test
  void aQuotationMarkThatIsNotClosedIsToldWithItsRow() {
    assertThatThrownBy(() -> rows(table("A,B\n1,2\n\"3,4\n")))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("row 3 has a quotation mark that is not closed");
  }

  @Test
  void whatHasNoColumnsOrTooManyOrIsNoTextIsRefused() {
    assertRefused("just words\nand more\n", "has no line of columns");
    assertRefused("", "has no line of columns");
    assertRefused("a,b,c,d,e,f,g\n1,2,3,4,5,6,7\n", "max-columns");
    assertRefused("a,b\0,c\n", "characters that no text has");
    assertRefused("a,b\n" + "1,2\n".repeat(11), "max-rows");
  }

  @Test
  void whatBeginsLikeAnotherFormatIsNoTable() {
    for (String other :
        List.of("{\"a\": 1, \"b\": 2,\n\"c\": 3}", "<a>,b,c\n1,2,3", "ISA*00,b\n1,2")) {
      assertThat(Table.beginning(other.getBytes(StandardCharsets.UTF_8), LIMITS)).isEmpty();
    }
    assertThat(Table.beginning("Isabel,b\n1,2\n".getBytes(StandardCharsets.UTF_8), LIMITS))
        .isPresent();
  }

  @Test
  void aRowByItselfIsATableOfItsOwnWhateverItHolds() {
    Table table = table("Näme;Why\n\"a;b \"\"c\"\"\";\"=1+1\nnext\"\n2;ragged;x\n");
    for (Row row : table.rows()) {
      Table alone = Table.of(table.alone(row), LIMITS);
      assertThat(alone.columns()).isEqualTo(table.columns());
      assertThat(rows(alone)).singleElement().extracting(Row::cells).isEqualTo(row.cells());
    }
  }

  private static void assertRefused(String text, String why) {
    assertThatThrownBy(() -> rows(table(text)))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining(why);
  }

  static List<Row> rows(Table table) {
    List<Row> rows = new ArrayList<>();
    table.rows().forEach(rows::add);
    return rows;
  }

  private static List<String> cells(String text) {
    return cells(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> cells(byte[] bytes) {
    return rows(table(bytes)).get(0).cells();
  }

  private static Table table(String text) {
    return table(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Table table(byte[] bytes) {
    return Table.of(bytes, LIMITS);
  }
}

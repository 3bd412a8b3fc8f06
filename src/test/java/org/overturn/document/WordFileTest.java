package org.overturn.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Word file that acts when somebody opens it is not taken. */
class WordFileTest {

  private static final String LINK =
      "<Relationships><Relationship Id='r1' Type='http://schemas.openxmlformats.org/%s'"
          + " Target='https://elsewhere.example/x' TargetMode='%s'/></Relationships>";

  @ParameterizedTest
  @CsvSource({
    "relationships/attachedTemplate, External, fetch a part of itself",
    "relationships/attachedTemplate, &#69;xternal, fetch a part of itself",
    "relationships/frame,            External, fetch a part of itself",
    "relationships/oleObject,        Internal, embedded objects",
    "relationships/vbaProject,       Internal, holds macros"
  })
  void aLinkToWhatActsIsRefusedHoweverItIsWritten(String type, String mode, String words)
      throws IOException {
    String links = LINK.formatted(type, mode);

    refused(word("word/_rels/settings.xml.rels", links, StandardCharsets.UTF_8), words);
    refused(
        word(
            "word/_rels/settings.xml.rels",
            "<?xml version='1.0' encoding='UTF-16'?>" + links,
            StandardCharsets.UTF_16),
        words);
  }

  @Test
  void macrosUnderAnInnocentNameAreRefusedByTheirKind() throws IOException {
    refused(
        word(
            "[Content_Types].xml",
            "<Types><Override PartName='/word/a.bin'"
                + " ContentType='application/vnd.ms-office.vbaProject'/></Types>",
            StandardCharsets.UTF_8),
        "holds macros");
  }

  @Test
  void aLetterWithLinksToWebsitesIsTaken() throws IOException {
    byte[] letter =
        word(
            "word/_rels/document.xml.rels",
            LINK.formatted("relationships/hyperlink", "External"),
            StandardCharsets.UTF_8);
    assertThat(Upload.of("letter.docx", letter).format()).isEqualTo(FileFormat.DOCX);
  }

  @Test
  void entitiesInAListAreNotReadAndTheFileIsCalledDamaged() throws IOException {
    refused(
        word(
            "_rels/.rels",
            "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Relationships>&x;</Relationships>",
            StandardCharsets.UTF_8),
        "is damaged");
  }

  @Test
  void whatUnpacksToMoreThanAnyLetterIsRefusedBeforeItFillsTheMemory() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] megabyte = new byte[1024 * 1024];
      for (int i = 0; i < 210; i++) {
        zip.write(megabyte);
      }
    }
    assertThat(file.size()).isLessThan(1024 * 1024);
    refused(file.toByteArray(), "unpacks to more");
  }

  private static void refused(byte[] file, String words) {
    assertThatThrownBy(() -> Upload.of("letter.docx", file))
        .isInstanceOf(DocumentRefused.class)
        .hasMessageContaining(words);
  }

  private static byte[] word(String part, String text, Charset in) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write("<document/>".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(part));
      zip.write(text.getBytes(in));
    }
    return file.toByteArray();
  }
}

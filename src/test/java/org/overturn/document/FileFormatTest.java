package org.overturn.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFormatTest {

  @ParameterizedTest
  @CsvSource({
    "255044462D312E37, PDF",
    "89504E470D0A1A0A00, PNG",
    "FFD8FFE000, JPEG",
    "49492A0008, TIFF",
    "4D4D002A08, TIFF",
    "48656C6C6F0A, TEXT",
    "C3A9, TEXT"
  })
  void aFormatIsKnownByItsFirstBytes(String hex, FileFormat format) {
    assertThat(FileFormat.of(java.util.HexFormat.of().parseHex(hex))).contains(format);
  }

  @Test
  void aWordDocumentIsTakenButNotOneWithMacros() {
    assertThat(FileFormat.of(bytes("PK\3\4..word/document.xml.."))).contains(FileFormat.DOCX);
    assertThat(FileFormat.of(bytes("PK\3\4..word/document.xml..word/vbaProject.bin"))).isEmpty();
    assertThat(FileFormat.of(bytes("PK\3\4..xl/workbook.xml"))).isEmpty();
  }

  @Test
  void programsAndBrokenTextAreNoDocuments() {
    assertThat(FileFormat.of(bytes("\177ELF\2\1\1"))).isEmpty();
    assertThat(FileFormat.of(new byte[] {'a', (byte) 0xE9, 'b'})).isEmpty();
    assertThat(FileFormat.of(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, passwd.pdf",
    "'C:\\Users\\me\\Letter 1.PDF', Letter 1.PDF",
    "'a\"b<c>.pdf', a b c .pdf",
    "'', document.pdf",
    "..., document.pdf",
    "scan.png, scan.png.pdf"
  })
  void aNameLosesItsPathAndWhatIsDangerousAndTellsTheTruth(String given, String safe) {
    assertThat(FileName.sanitised(given, FileFormat.PDF)).isEqualTo(safe);
  }

  @Test
  void lineBreaksAndTextDirectionMarksAreNoPartOfANameAndLongOnesAreCut() {
    assertThat(FileName.sanitised("a\r\nSet-Cookie.pdf", FileFormat.PDF))
        .isEqualTo("a Set-Cookie.pdf");
    assertThat(FileName.sanitised("a\u202Efdp.exe", FileFormat.PDF)).isEqualTo("a fdp.exe.pdf");
    assertThat(FileName.sanitised("x".repeat(400) + ".pdf", FileFormat.PDF))
        .hasSize(150)
        .endsWith("x.pdf");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

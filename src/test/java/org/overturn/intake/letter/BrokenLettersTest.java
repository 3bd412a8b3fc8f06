package org.overturn.intake.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.intake.NoticeRefused;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/** What is damaged, locked or endless is refused in words, and never with another failure. */
class BrokenLettersTest {

  static {
    // it would tell of every damage, in thousands of lines; the application leaves it off too
    ((Logger) LoggerFactory.getLogger("org.apache.pdfbox")).setLevel(Level.OFF);
    ((Logger) LoggerFactory.getLogger("org.apache.fontbox")).setLevel(Level.OFF);
  }

  private static final byte[] LETTER = Letters.labels(Said.MRI).pdf();
  private static final LetterProperties WITHOUT_OCR =
      LetterReading.properties(4_000_000, "/nowhere", Duration.ofSeconds(3));
  private static final LetterPages PAGES = LetterReading.pages(WITHOUT_OCR);
  private static final LetterProperties HASTY =
      new LetterProperties(
          40,
          4_000_000,
          DataSize.ofMegabytes(50),
          Duration.ofMillis(200),
          0.8,
          "/nowhere",
          "eng",
          10,
          Duration.ofSeconds(1),
          1);
  private static final PageImages IMAGES = new PageImages(new Originals(WITHOUT_OCR), WITHOUT_OCR);

  @Test
  void aLockedPdfIsRefusedAndTheMendIsSaid() throws IOException {
    assertThatThrownBy(() -> PAGES.read(locked("secret")))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("is locked with a password")
        .hasMessageContaining("send the PDF without a password");
  }

  @Test
  void aPdfThatOnlyForbidsCopyingIsReadAllTheSame() throws IOException {
    LetterPages patient = LetterReading.pages(LetterReading.properties(4_000_000, "/nowhere"));
    assertThat(patient.read(locked("")).words()).hasSizeGreaterThan(80);
  }

  @Test
  void aTruncatedPdfIsRefusedOrReadInPart() {
    for (int length = 10; length < LETTER.length; length += 97) {
      isRefusedInWordsOrRead(Arrays.copyOf(LETTER, length));
    }
  }

  @Test
  void aFileThatUnpacksToGigabytesIsRefusedBeforeItDoes() throws IOException {
    byte[] bomb = packed(new byte[60_000_000]);

    assertThatThrownBy(() -> PAGES.read(withStream(bomb)))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("unpacks to more than a letter holds");
  }

  @Test
  void aFileThatIsPackedSeveralTimesOverIsRefusedToo() throws IOException {
    byte[] bomb = packed(packed(new byte[60_000_000]));
    byte[] disguised = new byte[60_000_000];
    disguised[0] = 0x78;
    disguised[1] = (byte) 0x9c;

    assertThatThrownBy(() -> PAGES.read(withStream(bomb))).isInstanceOf(NoticeRefused.class);
    assertThatThrownBy(() -> PAGES.read(withStream(packed(disguised))))
        .isInstanceOf(NoticeRefused.class);
  }

  @Test
  void aLetterOfTooManyPagesIsRefused() throws IOException {
    assertThatThrownBy(() -> PAGES.read(pages(41, PDRectangle.LETTER)))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("has more than 40 pages");
  }

  @Test
  void aPageOfTooManyPixelsIsNotDrawn() throws IOException {
    byte[] huge = pages(1, new PDRectangle(14_000, 14_000));

    assertThatThrownBy(() -> IMAGES.png(huge, 1, 300))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("pixels");
  }

  @Test
  void aPictureThatClaimsToBeHugeIsRefusedBeforeItIsUnpacked() {
    byte[] png = PageImages.png(new BufferedImage(30, 30, BufferedImage.TYPE_BYTE_GRAY));
    // the width in the header of a PNG, RFC 2083
    png[16] = 0x00;
    png[17] = (byte) 0xff;

    assertThatThrownBy(() -> PAGES.read(png))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("pixels");
  }

  @Test
  void damagedPicturesAreRefused() {
    byte[] tiff = Sheet.faxed(LETTER);
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};

    assertThatThrownBy(() -> PAGES.read(jpeg)).isInstanceOf(NoticeRefused.class);
    for (int length = 8; length < tiff.length; length += 1999) {
      isRefusedInWordsOrRead(Arrays.copyOf(tiff, length));
    }
  }

  @Test
  void aFormThatCallsItselfManyTimesIsStoppedInTime() {
    isRefusedInWordsOrRead(nested(12));
  }

  @Test
  void aFaxWhosePagesLeadInACircleIsRefused() {
    byte[] circle =
        HexFormat.of().parseHex("49492a0008000000" + "0100" + "00".repeat(12) + "08000000");

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () ->
            assertThatThrownBy(() -> PAGES.read(circle))
                .isInstanceOf(NoticeRefused.class)
                .hasMessageContaining("more than 40 pages"));
  }

  @Test
  void aPageOfMillionsOfLettersInOneInstructionIsNeitherReadNorDrawnToItsEnd() throws IOException {
    byte[] endless =
        withStream(packed(("BT /F 9 Tf (" + "a".repeat(3_000_000) + ") Tj ET").getBytes()));

    assertThatThrownBy(() -> LetterReading.pages(HASTY).read(endless))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("takes too long to read");
    assertThatThrownBy(() -> new PageImages(new Originals(HASTY), HASTY).png(endless, 1, 72))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("takes too long to draw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BI /W 40000 /H 40000 /BPC 8 /CS /G ID abc EI",
        "BI /W 40000 /H 40000 /IM true /BPC 1 ID abc EI",
        "BI /W 60 /H 60 /BPC 1 /CS /G /F /CCF /DP <</Columns 60000 /Rows 60000>> ID abc EI"
      })
  void aPictureAmongTheInstructionsThatClaimsToBeHugeIsNotDrawn(String picture) throws IOException {
    byte[] huge = withStream(packed(("500 0 0 500 0 0 cm " + picture).getBytes()));

    assertThatThrownBy(() -> IMAGES.png(huge, 1, 72))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("pixels");
  }

  @Test
  void instructionsOfMillionsOfWordsAreRefusedWhereverTheyStandBeforeTheyAreRead()
      throws Exception {
    byte[] words = packed("()".repeat(9_000_000).getBytes());
    byte[] form = drawing(words, "/Subtype/Form/BBox[0 0 9 9]");
    byte[] asIfAPicture = withStream(words, "/Subtype/Image");

    for (byte[] endless : List.of(withStream(words), form, asIfAPicture)) {
      assertThatThrownBy(() -> PAGES.read(endless))
          .isInstanceOf(NoticeRefused.class)
          .hasMessageContaining("unpacks to more than a letter holds");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 6 0 R",
        "/Subtype/Form/BBox[0 0 9 9]/DecodeParms[null<</Columns 2000000000/Rows 100000>>]"
      })
  void whatClaimsToUnpackToMoreThanThereIsMemoryIsRefused(String claims) throws Exception {
    byte[] hungry = drawing(packed(new byte[9]), claims);

    assertThatThrownBy(() -> IMAGES.png(hungry, 1, 72)).isInstanceOf(NoticeRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/W[0 0 0]", "/W %1\n[ 00 0.0 -0 ]", "/#57[0 0 0]"})
  void aListOfObjectsWhoseEntriesHaveNoBytesIsRefused(String widths) {
    String objects =
        "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n";
    String list = "9 0 obj<</Type/XRef/Root 1 0 R/Size 10/Index[0 2000000000]/Length 4%s>>stream\n";
    String rest = "\0\0\0\0\nendstream endobj\nstartxref\n%d\n%%%%EOF".formatted(objects.length());
    byte[] endless = (objects + list.formatted(widths) + rest).getBytes();

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () ->
            assertThatThrownBy(() -> PAGES.read(endless))
                .isInstanceOf(NoticeRefused.class)
                .hasMessageContaining("unpacks to more than a letter holds"));
  }

  @Property(tries = 300, seed = "20261121")
  void anyDamageToAPdfIsRefusedInWordsOrRead(
      @ForAll @IntRange(min = 0, max = 3000) int at,
      @ForAll @Size(min = 1, max = 40) byte[] damage) {
    byte[] damaged = LETTER.clone();
    int from = at % (damaged.length - damage.length);
    System.arraycopy(damage, 0, damaged, from, damage.length);

    isRefusedInWordsOrRead(damaged);
  }

  @Property(tries = 200, seed = "20261121")
  void anyBytesBehindTheMarkOfAFormatAreRefusedInWordsOrRead(
      @ForAll @IntRange(min = 0, max = 3) int format, @ForAll @Size(max = 400) byte[] bytes) {
    String[] marks = {"%PDF-1.7\n", "\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff", "II*\0"};
    byte[] mark = marks[format].getBytes(StandardCharsets.ISO_8859_1);
    byte[] document = Arrays.copyOf(mark, mark.length + bytes.length);
    System.arraycopy(bytes, 0, document, mark.length, bytes.length);

    isRefusedInWordsOrRead(document);
  }

  private static void isRefusedInWordsOrRead(byte[] document) {
    Throwable failure = catchThrowable(() -> PAGES.read(document));

    assertThat(failure)
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(),
            refused -> assertThat(refused).isInstanceOf(NoticeRefused.class));
  }

  private static byte[] locked(String password) throws IOException {
    try (PDDocument document = Loader.loadPDF(LETTER);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      AccessPermission reading = new AccessPermission();
      reading.setCanExtractContent(false);
      StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, reading);
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] pages(int count, PDRectangle size) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (int i = 0; i < count; i++) {
        document.addPage(new PDPage(size));
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] withStream(byte[] content) {
    return withStream(content, "");
  }

  /** A page that draws an object of its own. */
  private static byte[] drawing(byte[] content, String entries) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.writeBytes(
        ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
                + "/Resources<</XObject<</X 5 0 R>>>>>>endobj\n"
                + "4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n"
                + "5 0 obj<</Type/XObject"
                + entries
                + "/Filter/FlateDecode/Length "
                + content.length
                + ">>stream\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    pdf.writeBytes(content);
    pdf.writeBytes(
        ("\nendstream endobj\n6 0 obj<</Subtype/Image/Width 40000/Height 40000"
                + "/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\nx\nendstream endobj\n"
                + "trailer<</Root 1 0 R>>\n%%EOF")
            .getBytes(StandardCharsets.ISO_8859_1));
    return pdf.toByteArray();
  }

  private static byte[] withStream(byte[] content, String entries) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.writeBytes(
        ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
                + "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
                + "4 0 obj<</Filter/FlateDecode"
                + entries
                + "/Length "
                + content.length
                + ">>stream\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    pdf.writeBytes(content);
    pdf.writeBytes(
        "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.ISO_8859_1));
    return pdf.toByteArray();
  }

  /** Each form draws the next one ten times: a few bytes that ask for 10^depth drawings. */
  private static byte[] nested(int depth) {
    StringBuilder pdf =
        new StringBuilder(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
                + "/Resources<</XObject<</F 5 0 R>>>>>>endobj\n"
                + "4 0 obj<</Length 4>>stream\n/F Do\nendstream endobj\n");
    for (int i = 0; i < depth; i++) {
      String draws = "/F Do ".repeat(10);
      pdf.append(5 + i)
          .append(" 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length ")
          .append(draws.length())
          .append(i + 1 < depth ? "/Resources<</XObject<</F " + (6 + i) + " 0 R>>>>" : "")
          .append(">>stream\n")
          .append(draws)
          .append("\nendstream endobj\n");
    }
    pdf.append("trailer<</Root 1 0 R>>\n%%EOF");
    return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}

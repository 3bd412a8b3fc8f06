package org.overturn.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.document.BundlePlan.Citation;
import org.overturn.document.BundlePlan.Unreadable;
import org.springframework.util.unit.DataSize;

class BinderTest {

  private static final BundleProperties LIMITS =
      new BundleProperties(
          20,
          DataSize.ofMegabytes(2),
          60,
          DataSize.ofMegabytes(8),
          DataSize.ofMegabytes(20),
          4_000_000);

  private final Binder binder = new Binder(new Taking(LIMITS), LIMITS);

  @Test
  void aBundleHasItsCoverThenContentsThenTheLetterAndTheNumberedExhibits_R60() throws IOException {
    Piece cover = new Piece("cover", "", "Cover sheet", "", () -> pdf("Fax cover"));
    try (PdfBundle bundle =
            binder.bind(plan(List.of(cover), letter(), exhibit(1, 3), exhibit(2, 2)));
        PDDocument read = Loader.loadPDF(bundle.bytes())) {

      assertThat(bundle.pages()).isEqualTo(8).isEqualTo(read.getNumberOfPages());
      assertThat(texts(read))
          .satisfiesExactly(
              each -> assertThat(each).contains("Fax cover"),
              each -> assertThat(each).contains("Contents of a test", "Exhibit 1", "Exhibit 2"),
              each -> assertThat(each).contains("Dear reviewer"),
              each -> assertThat(each).contains("Text of 1, page 1"),
              each -> assertThat(each).contains("Text of 1, page 2"),
              each -> assertThat(each).contains("Text of 1, page 3"),
              each -> assertThat(each).contains("Text of 2, page 1"),
              each -> assertThat(each).contains("Text of 2, page 2"));
      assertThat(bundle.placed())
          .extracting(PdfBundle.Placed::key, PdfBundle.Placed::first, PdfBundle.Placed::pages)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("cover", 1, 1),
              org.assertj.core.groups.Tuple.tuple("letter", 3, 1),
              org.assertj.core.groups.Tuple.tuple("exhibit-1", 4, 3),
              org.assertj.core.groups.Tuple.tuple("exhibit-2", 7, 2));
    }
  }

  @Test
  void eachPageSaysWhichOfHowManyItIsAndOfWhichExhibit() throws IOException {
    try (PDDocument read = read(plan(List.of(), letter(), exhibit(1, 2)))) {
      List<String> texts = texts(read);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(texts.get(i))
            .contains("D-2026-000123 · page %d of %d".formatted(i + 1, texts.size()));
      }
      assertThat(texts.get(3)).contains("Exhibit 1", "Title of 1", "page 2 of 2");
      assertThat(texts.get(1)).doesNotContain("Exhibit");
    }
  }

  @Test
  void aStampNeverCoversWhatThePageSays() throws IOException {
    Piece full = new Piece("full", "Exhibit 1", "To the edges", "", () -> toTheEdges());
    try (PDDocument read = read(plan(List.of(), full))) {
      PDPage page = read.getPage(1);
      PDFTextStripperByArea stripper = new PDFTextStripperByArea();
      stripper.addRegion("foot", new Rectangle2D.Float(0, 792 - 29, 612, 29));
      stripper.addRegion("head", new Rectangle2D.Float(0, 0, 612, 25));
      stripper.addRegion("page", new Rectangle2D.Float(0, 26, 612, 792 - 26 - 30));
      stripper.extractRegions(page);

      assertThat(stripper.getTextForRegion("foot").strip())
          .isEqualTo("D-2026-000123 · page 2 of 2");
      assertThat(stripper.getTextForRegion("head")).doesNotContain("TOP").contains("Exhibit 1");
      assertThat(stripper.getTextForRegion("page")).contains("TOP", "BOTTOM");
    }
  }

  @Test
  void theContentsLeadToThePagesAndSoDoTheBookmarks() throws IOException {
    Piece cover = new Piece("cover", "", "Cover sheet", "", () -> pdf("Fax cover"));
    try (PDDocument read = read(plan(List.of(cover), letter(), exhibit(1, 3), exhibit(2, 2)))) {
      List<Integer> links = new ArrayList<>();
      for (var note : read.getPage(1).getAnnotations()) {
        PDActionGoTo go = (PDActionGoTo) ((PDAnnotationLink) note).getAction();
        links.add(((PDPageDestination) go.getDestination()).retrievePageNumber() + 1);
      }
      assertThat(links).containsExactly(3, 4, 7);
      List<String> bookmarks = new ArrayList<>();
      for (PDOutlineItem item : read.getDocumentCatalog().getDocumentOutline().children()) {
        bookmarks.add(
            item.getTitle()
                + " > "
                + (((PDPageDestination) item.getDestination()).retrievePageNumber() + 1));
      }
      assertThat(bookmarks)
          .containsExactly(
              "Cover sheet > 1",
              "Contents > 2",
              "Letter > 3",
              "Exhibit 1, Title of 1 > 4",
              "Exhibit 2, Title of 2 > 7");
      assertThat(read.getDocumentCatalog().getLanguage()).isEqualTo("en-US");
      assertThat(read.getDocumentInformation().getTitle()).isEqualTo("Contents of a test");
      assertThat(read.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
    }
  }

  @Test
  void whatIsCitedIsFoundOnItsPage() throws IOException {
    var lines = IntStream.range(0, 120).mapToObj(i -> "Fact " + i).toList();
    byte[] facts =
        new PdfPages()
            .renderWithPlaces("test-page", java.util.Map.of("title", "Facts", "lines", lines))
            .bytes();
    Piece chart =
        new Piece("chart", "Exhibit 1", "Chart", "", () -> file("application/pdf", facts));
    BundlePlan plan =
        new BundlePlan(
            "Contents of a test",
            "D-2026-000123",
            "",
            List.of(),
            List.of(chart),
            List.of(
                new Citation("Observation/8", "chart", "line-110"),
                new Citation("Condition/1", "chart", "line-0"),
                new Citation("Elsewhere", "policy", "any")),
            Unreadable.REFUSED,
            false);

    try (PDDocument read = read(plan)) {
      String contents = texts(read).get(0);
      assertThat(contents).contains("Where the evidence stands").doesNotContain("Elsewhere");
      int page = pageWith(read, "Fact 110");
      assertThat(page).isGreaterThan(pageWith(read, "Fact 0\n"));
      assertThat(contents).containsPattern("Observation/8\\s+" + page);
      assertThat(contents).containsPattern("Condition/1\\s+2");
    }
  }

  @Test
  void theSamePiecesGiveTheSameBytes() {
    BundlePlan plan = plan(List.of(), letter(), exhibit(1, 2), picture("png"), text("ISA*00*~"));
    try (PdfBundle one = binder.bind(plan);
        PdfBundle two = binder.bind(plan)) {
      assertThat(one.bytes()).isEqualTo(two.bytes());
      assertThat(one.sha256())
          .isEqualTo(two.sha256())
          .isEqualTo(org.overturn.denial.Sha256.of(one.bytes()));
    }
  }

  @Test
  void nothingIsLeftBehindWhenABundleIsClosedOrRefused() throws IOException {
    List<Path> before = temporary();
    binder.bind(plan(List.of(), letter(), exhibit(1, 2))).close();
    assertThatThrownBy(() -> binder.bind(plan(List.of(), letter(), locked(true))))
        .isInstanceOf(BindingRefused.class);
    binder.look(exhibit(1, 2));

    // another JVM may bind at the same time: what it leaves for a moment is not left behind
    await().untilAsserted(() -> assertThat(temporary()).isSubsetOf(before));
  }

  @Test
  void aPageKeepsItsSidewaysTurnAndALargeOneIsMadeToFit() throws IOException {
    Piece turned =
        new Piece(
            "turned",
            "Exhibit 1",
            "Turned",
            "",
            () ->
                pdf(
                    document -> {
                      PDPage page = new PDPage(new PDRectangle(0, 0, 612, 792));
                      page.setRotation(90);
                      document.addPage(page);
                      write(document, page, 100, 100, "Sideways");
                      PDPage poster = new PDPage(new PDRectangle(-50, -50, 3000, 2000));
                      document.addPage(poster);
                      write(document, poster, -40, -40, "Poster");
                    }));
    try (PDDocument read = read(plan(List.of(), turned))) {
      assertThat(read.getPage(1).getMediaBox().getWidth()).isEqualTo(792);
      assertThat(texts(read).get(1)).contains("Sideways");
      assertThat(read.getPage(2).getMediaBox().getWidth()).isEqualTo(792);
      assertThat(texts(read).get(2)).contains("Poster");
    }
  }

  @Test
  void whatPeoplePutOnAPageStaysAndWhatWouldRunDoesNot() throws IOException {
    Piece stamped =
        new Piece(
            "stamped",
            "Exhibit 1",
            "Stamped",
            "",
            () ->
                pdf(
                    document -> {
                      PDPage page = new PDPage(PDRectangle.LETTER);
                      document.addPage(page);
                      write(document, page, 100, 700, "Below the stamp");
                      page.getAnnotations().add(stamp(document));
                      document
                          .getDocumentCatalog()
                          .setOpenAction(new PDActionJavaScript("app.alert(1)"));
                    }));
    try (PdfBundle bundle = binder.bind(plan(List.of(), stamped));
        PDDocument read = Loader.loadPDF(bundle.bytes())) {
      assertThat(read.getDocumentCatalog().getOpenAction()).isNull();
      assertThat(read.getPage(1).getAnnotations()).isEmpty();
      BufferedImage drawn = new PDFRenderer(read).renderImageWithDPI(1, 72);
      int red = 0;
      for (int x = 0; x < drawn.getWidth(); x++) {
        for (int y = 0; y < drawn.getHeight(); y++) {
          Color color = new Color(drawn.getRGB(x, y));
          red += color.getRed() > 200 && color.getGreen() < 60 ? 1 : 0;
        }
      }
      assertThat(red).isBetween(100 * 50 * 7 / 10, 100 * 50);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff"})
  void aPictureBecomesAPage(String format) throws IOException {
    try (PDDocument read = read(plan(List.of(), picture(format)))) {
      assertThat(read.getNumberOfPages()).isEqualTo(2);
      BufferedImage drawn = new PDFRenderer(read).renderImageWithDPI(1, 36);
      Color middle = new Color(drawn.getRGB(drawn.getWidth() / 2, drawn.getHeight() / 2));
      assertThat(middle.getBlue()).isGreaterThan(200);
      assertThat(middle.getRed()).isLessThan(60);
    }
  }

  @Test
  void whatSystemsSendOneAnotherCanBeReadOnPaper() throws IOException {
    String x12 =
        "ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *261120*1200*^*00501"
            + "*000000001*0*P*:~GS*HI*PAYER*CLINIC~ST*278*0001~";
    String json = "{\"units\":1.50,\"note\":\"%s\"}".formatted("long ".repeat(60));
    try (PDDocument read = read(plan(List.of(), text(x12), text(json), text("漢\tand \u001d")))) {
      List<String> texts = texts(read);
      assertThat(texts.get(1)).contains("*P*:~\n", "GS*HI*PAYER*CLINIC~\n", "ST*278*0001~");
      assertThat(texts.get(2)).contains("\"units\" : 1.50");
      assertThat(texts.get(2).lines().filter(line -> line.contains("long")).count())
          .isGreaterThan(2);
      assertThat(texts.get(3)).containsPattern("\\[U\\+6F22\\]\\s+and <1D>");
    }
  }

  @Test
  void pagesThatLeadInACircleAndNamesThatNameThemselvesComeToAnEnd() {
    byte[] fax =
        HexFormat.of().parseHex("4d4d002a00000008" + "0001" + "00".repeat(12) + "00000008");
    String kids = "9 0 R ".repeat(10);
    String pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/Names<</Dests 9 0 R>>>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\n"
            + ("9 0 obj<</Kids[%s]>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF").formatted(kids);

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          assertThat(flaw(bytes("image/tiff", fax))).contains("has more than 20 pages");
          try (PDDocument read = read(plan(List.of(), bytes("application/pdf", pdf.getBytes())))) {
            assertThat(read.getNumberOfPages()).isEqualTo(2);
          }
        });
  }

  @Test
  void eachFileThatCannotBeBoundIsNamedWithWhyAndHowToMendIt() {
    byte[] sound = pdf("Sound").content();
    assertThat(flaw(locked(true)))
        .isEqualTo("Exhibit 9, Locked is locked with a password: add it without the password.");
    assertThat(flaw(locked(false))).contains("forbids copying");
    assertThat(flaw(bytes("application/pdf", "%PDF-1.7 letter".getBytes())))
        .contains("is a damaged PDF");
    assertThat(flaw(bytes("application/pdf", Arrays.copyOf(sound, sound.length / 2))))
        .contains("is a damaged PDF");
    assertThat(flaw(bytes("application/pdf", pdf(document -> {}).content())))
        .contains("has no page");
    assertThat(flaw(bytes("application/pdf", scrambled()))).contains("is a damaged PDF");
    assertThat(flaw(bytes("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1})))
        .contains("is a damaged picture");
    assertThat(flaw(exhibit(9, 21))).contains("has more than 20 pages", "max-exhibit-pages");
    assertThat(flaw(bytes("text/plain", new byte[2 * 1024 * 1024 + 1])))
        .contains("is larger than 2 MB", "max-exhibit-size");
    assertThat(flaw(new Piece("h", "Exhibit 9", "Huge", "", BinderTest::huge)))
        .contains("has a page of more than 4000000 pixels");
    assertThat(flaw(new Piece("b", "Exhibit 9", "Bomb", "", BinderTest::bomb)))
        .contains("unpacks to more than is allowed");
    assertThat(flaw(bytes("application/zip", new byte[] {'P', 'K', 5, 6, 0, 0})))
        .contains("is in a format that has no pages");
    assertThat(flaw(bytes("text/plain", new byte[0]))).contains("is an empty file");
    assertThat(
            flaw(
                new Piece(
                    "g",
                    "Exhibit 9",
                    "Gone",
                    "",
                    () -> {
                      throw new IllegalStateException("Rosa Example");
                    })))
        .contains("could not be read")
        .doesNotContain("Rosa");
  }

  @Test
  void oneBadExhibitIsNamedInAFileThatMayGoWithoutItAndTheOthersAreThere() throws IOException {
    BundlePlan plan =
        new BundlePlan(
            "Case file",
            "D-2026-000123",
            "",
            List.of(),
            List.of(exhibit(1, 1), locked(true), exhibit(2, 1)),
            List.of(),
            Unreadable.NAMED,
            true);
    try (PdfBundle bundle = binder.bind(plan);
        PDDocument read = Loader.loadPDF(bundle.bytes())) {
      assertThat(bundle.pages()).isEqualTo(3);
      PdfBundle.Placed named = bundle.placed().get(1);
      assertThat(named.isBound()).isFalse();
      assertThat(texts(read).get(0))
          .contains("Locked", "not in it", "Not in it: it is locked with a password.")
          .contains("SHA-256 " + named.sha256())
          .contains("SHA-256 " + bundle.placed().get(0).sha256());
      assertThat(texts(read).get(2)).contains("Text of 2, page 1");
    }
  }

  @Test
  void moreThanAllowedInAllIsRefusedOrCutAtAWholePiece() throws IOException {
    Piece[] many = IntStream.rangeClosed(1, 4).mapToObj(i -> exhibit(i, 18)).toArray(Piece[]::new);
    BindingRefused refused =
        catchThrowableOfType(BindingRefused.class, () -> binder.bind(plan(List.of(), many)));
    assertThat(refused.words()).contains("would have 73 pages, more than 60");

    BundlePlan named =
        new BundlePlan(
            "Case file", "D-1", "", List.of(), List.of(many), List.of(), Unreadable.NAMED, false);
    try (PdfBundle bundle = binder.bind(named)) {
      assertThat(bundle.pages()).isEqualTo(1 + 3 * 18);
      assertThat(bundle.placed().get(3).flaw().why()).contains("longer than 60 pages");
    }
  }

  @Test
  void aDraftSaysSoOnEachPage() throws IOException {
    BundlePlan plan =
        new BundlePlan(
            "Draft",
            "D-1",
            "DRAFT",
            List.of(),
            List.of(letter()),
            List.of(),
            Unreadable.REFUSED,
            false);
    try (PDDocument read = read(plan)) {
      assertThat(texts(read)).allSatisfy(each -> assertThat(each).contains("DRAFT · D-1 · page"));
    }
  }

  @Test
  void refusalsAndPiecesSayNothingOfThePatient() {
    Piece piece =
        new Piece("key", "Exhibit 1", "Rosa Example", "", () -> file("text/plain", new byte[0]));
    BindingRefused refused =
        catchThrowableOfType(BindingRefused.class, () -> binder.bind(plan(List.of(), piece)));

    assertThat(refused.getMessage()).isEqualTo("key is an empty file");
    assertThat(refused.words()).contains("Rosa Example");
    assertThat(piece.toString() + refused.flaws()).doesNotContain("Rosa");
  }

  private String flaw(Piece piece) {
    Binder.Looked looked = binder.look(piece);
    assertThat(looked.pages()).isZero();
    BindingRefused refused =
        catchThrowableOfType(
            BindingRefused.class, () -> binder.bind(plan(List.of(), letter(), piece)));
    assertThat(refused.flaws()).containsExactly(looked.flaw());
    return looked.flaw().words();
  }

  private PDDocument read(BundlePlan plan) throws IOException {
    try (PdfBundle bundle = binder.bind(plan)) {
      return Loader.loadPDF(bundle.bytes());
    }
  }

  private static BundlePlan plan(List<Piece> covers, Piece... pieces) {
    return new BundlePlan(
        "Contents of a test",
        "D-2026-000123",
        "",
        covers,
        List.of(pieces),
        List.of(),
        Unreadable.REFUSED,
        false);
  }

  private static Piece letter() {
    return new Piece("letter", "", "Letter", "", () -> pdf("Dear reviewer"));
  }

  private static Piece exhibit(int number, int pages) {
    String[] texts =
        IntStream.rangeClosed(1, pages)
            .mapToObj(page -> "Text of %d, page %d".formatted(number, page))
            .toArray(String[]::new);
    return new Piece(
        "exhibit-" + number, "Exhibit " + number, "Title of " + number, "", () -> pdf(texts));
  }

  private static Piece bytes(String type, byte[] content) {
    return new Piece("bytes", "Exhibit 9", "Bytes", "", () -> file(type, content));
  }

  private static Piece text(String text) {
    return new Piece(
        "text-" + text.hashCode(),
        "Exhibit 8",
        "Text",
        "",
        () -> file("application/edi-x12", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static StoredFile file(String type, byte[] content) {
    return new StoredFile("file", type, content);
  }

  private static Piece picture(String format) {
    return new Piece(
        format, "Exhibit 7", "Picture", "", () -> file("image/" + format, blue(format, 300, 200)));
  }

  private static byte[] blue(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format, out)).isTrue();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  private static StoredFile huge() {
    return file("image/png", blue("png", 4001, 1000));
  }

  /** Forty megabytes of blanks, which pack well. */
  private static StoredFile bomb() {
    return pdf(
        document -> {
          PDPage page = new PDPage();
          document.addPage(page);
          var stream = new org.apache.pdfbox.pdmodel.common.PDStream(document);
          try (var out = stream.createOutputStream(org.apache.pdfbox.cos.COSName.FLATE_DECODE)) {
            byte[] blanks = new byte[1024 * 1024];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 40; i++) {
              out.write(blanks);
            }
          }
          page.setContents(stream);
        });
  }

  /** A page whose content is broken, in a file that is otherwise sound. */
  private static byte[] scrambled() {
    byte[] content = pdf("Sound ".repeat(40)).content();
    String text = new String(content, StandardCharsets.ISO_8859_1);
    int stream = text.indexOf("stream", text.indexOf("/FlateDecode"));
    Arrays.fill(content, stream + 12, stream + 30, (byte) 0xFF);
    return content;
  }

  private static Piece locked(boolean toOpen) {
    return new Piece(
        "locked",
        "Exhibit 9",
        "Locked",
        "",
        () ->
            pdf(
                document -> {
                  document.addPage(new PDPage());
                  AccessPermission may = new AccessPermission();
                  may.setCanExtractContent(false);
                  document.protect(
                      new StandardProtectionPolicy("owner", toOpen ? "secret" : "", may));
                }));
  }

  private static PDAnnotationRubberStamp stamp(PDDocument document) throws IOException {
    PDAppearanceStream look = new PDAppearanceStream(document);
    look.setBBox(new PDRectangle(0, 0, 10, 10));
    look.setResources(new org.apache.pdfbox.pdmodel.PDResources());
    try (var content = new PDPageContentStream(document, look)) {
      content.setNonStrokingColor(Color.RED);
      content.addRect(0, 0, 10, 10);
      content.fill();
    }
    PDAppearanceDictionary looks = new PDAppearanceDictionary();
    looks.setNormalAppearance(look);
    PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
    stamp.setRectangle(new PDRectangle(300, 300, 100, 50));
    stamp.setAppearance(looks);
    return stamp;
  }

  private static StoredFile toTheEdges() {
    return pdf(
        document -> {
          PDPage page = new PDPage(PDRectangle.LETTER);
          document.addPage(page);
          write(document, page, 2, 3, "BOTTOM");
          write(document, page, 2, 782, "TOP");
        });
  }

  private interface Drawing {
    void on(PDDocument document) throws IOException;
  }

  private static StoredFile pdf(String... texts) {
    return pdf(
        document -> {
          for (String text : texts) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            write(document, page, 72, 700, text);
          }
        });
  }

  private static void write(PDDocument document, PDPage page, float x, float y, String text)
      throws IOException {
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
      content.beginText();
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      content.newLineAtOffset(x, y);
      content.showText(text);
      content.endText();
    }
  }

  private static StoredFile pdf(Drawing drawing) {
    try (PDDocument document = new PDDocument()) {
      drawing.on(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return file("application/pdf", out.toByteArray());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<String> texts(PDDocument read) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int page = 1; page <= read.getNumberOfPages(); page++) {
      texts.add(text(read, page));
    }
    return texts;
  }

  private static String text(PDDocument read, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(read);
  }

  private static int pageWith(PDDocument read, String words) throws IOException {
    for (int page = 2; page <= read.getNumberOfPages(); page++) {
      if (text(read, page).contains(words)) {
        return page;
      }
    }
    return 0;
  }

  private static List<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(each -> each.getFileName().toString().startsWith("overturn"))
          .filter(each -> !each.getFileName().toString().contains("-"))
          .sorted()
          .toList();
    }
  }
}

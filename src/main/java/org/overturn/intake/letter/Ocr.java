package org.overturn.intake.letter;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.exception.TikaConfigException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Optical character recognition by the {@code tesseract} program, which runs by itself beside the
 * application, within a time; without the program there is none.
 */
@Component
class Ocr {

  private static final Logger log = LoggerFactory.getLogger(Ocr.class);

  private final LetterProperties properties;
  private final TesseractOCRParser tesseract = new TesseractOCRParser();
  private final Semaphore running;
  private final boolean available;

  Ocr(LetterProperties properties) {
    this.properties = properties;
    this.running = new Semaphore(properties.ocrAtOnce(), true);
    this.available = find();
  }

  /** A page was not recognized: the program failed or took too long. */
  static class NotRecognized extends Exception {}

  /** True when the program is there. */
  boolean isAvailable() {
    return available;
  }

  private boolean find() {
    try {
      if (!properties.tesseractPath().isBlank()) {
        tesseract.setTesseractPath(properties.tesseractPath());
      }
      tesseract.initialize(Map.of());
      boolean found = tesseract.hasTesseract();
      if (!found) {
        log.info("Tesseract is not installed: scanned letters are left to be typed in");
      }
      return found;
    } catch (TikaConfigException notThere) {
      log.warn("Tesseract was not found at overturn.intake.letter.tesseract-path");
      return false;
    }
  }

  /**
   * The words on the picture of a page.
   *
   * @param page its number, from 1
   * @param pointsPerPixel what a pixel measures on the page
   * @throws NotRecognized when the program fails or takes too long
   */
  List<Word> words(BufferedImage picture, int page, double pointsPerPixel) throws NotRecognized {
    try {
      running.acquire();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new NotRecognized();
    }
    try (InputStream png = TikaInputStream.get(new ByteArrayInputStream(PageImages.png(picture)))) {
      HocrWords words = new HocrWords(page, pointsPerPixel);
      ParseContext context = new ParseContext();
      context.set(TesseractOCRConfig.class, settings());
      Metadata kind = new Metadata();
      kind.set(Metadata.CONTENT_TYPE, "image/ocr-png");
      tesseract.parse(png, words, kind, context);
      return words.words;
    } catch (IOException | SAXException | TikaException | RuntimeException failed) {
      log.warn("A page was not recognized: {}", failed.getClass().getSimpleName());
      throw new NotRecognized();
    } finally {
      running.release();
    }
  }

  private TesseractOCRConfig settings() {
    TesseractOCRConfig settings = new TesseractOCRConfig();
    settings.setOutputType(TesseractOCRConfig.OUTPUT_TYPE.HOCR);
    settings.setLanguage(properties.ocrLanguage());
    settings.setTimeoutSeconds((int) properties.ocrTimeOut().toSeconds());
    settings.setPageSegMode("3");
    return settings;
  }

  /** Reads hOCR: each word is a span with its box in pixels and its certainty in percent. */
  private static final class HocrWords extends DefaultHandler {

    private static final Pattern BOX = Pattern.compile("bbox (\\d+) (\\d+) (\\d+) (\\d+)");
    private static final Pattern CERTAINTY = Pattern.compile("x_wconf (\\d+)");

    private final List<Word> words = new ArrayList<>();
    private final int page;
    private final double scale;
    private final StringBuilder text = new StringBuilder();
    private String title;
    private int depth;

    HocrWords(int page, double scale) {
      this.page = page;
      this.scale = scale;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      if (title != null) {
        depth++;
      } else if ("ocrx_word".equals(attributes.getValue("class"))) {
        title = attributes.getValue("title");
        text.setLength(0);
        depth = 0;
      }
    }

    @Override
    public void characters(char[] letters, int start, int length) {
      if (title != null) {
        text.append(letters, start, length);
      }
    }

    @Override
    public void endElement(String uri, String local, String name) {
      if (title != null && depth-- == 0) {
        add();
        title = null;
      }
    }

    private void add() {
      Matcher box = BOX.matcher(title);
      String plain = text.toString().replaceAll("\\p{Cntrl}", "").strip();
      if (plain.isEmpty() || !box.find()) {
        return;
      }
      Matcher certainty = CERTAINTY.matcher(title);
      double x = scale * Integer.parseInt(box.group(1));
      double y = scale * Integer.parseInt(box.group(2));
      double right = scale * Integer.parseInt(box.group(3));
      double bottom = scale * Integer.parseInt(box.group(4));
      words.add(
          new Word(
              page,
              new Box(x, y, right - x, bottom - y),
              plain,
              certainty.find() ? Integer.parseInt(certainty.group(1)) / 100.0 : 0));
    }
  }
}

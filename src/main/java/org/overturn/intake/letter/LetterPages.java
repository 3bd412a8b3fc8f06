package org.overturn.intake.letter;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.overturn.intake.NoticeRefused;
import org.springframework.stereotype.Component;

/** Turns the file of a letter into words: a page's text, or what the OCR sees on its picture. */
@Component
class LetterPages {

  /** A page with fewer words of text than this is taken for a picture of a page. */
  private static final int FEWEST_WORDS = 12;

  private static final int OCR_DOTS_PER_INCH = 300;

  private final Originals originals;
  private final PageImages images;
  private final Ocr ocr;
  private final LetterProperties properties;

  LetterPages(Originals originals, PageImages images, Ocr ocr, LetterProperties properties) {
    this.originals = originals;
    this.images = images;
    this.ocr = ocr;
    this.properties = properties;
  }

  /**
   * What could be read.
   *
   * @param unread pages that are pictures and that no OCR could read
   */
  record Read(List<Word> words, int unread) {}

  /**
   * Reads all pages.
   *
   * @throws NoticeRefused when the file is damaged, locked, or larger than a letter is
   */
  Read read(byte[] original) {
    if (Originals.typeOf(original).isEmpty()) {
      throw NoticeRefused.unreadable(
          "the document", "is neither a PDF nor a TIFF, PNG or JPEG", "send the letter as one");
    }
    return PageImages.isPdf(original) ? readPdf(original) : readPictures(original);
  }

  private Read readPdf(byte[] original) {
    try (PDDocument document = originals.pdf(original)) {
      List<Word> text = PdfWords.of(document, new Budget(properties.timeOut()));
      var byPage = text.stream().collect(Collectors.groupingBy(Word::page));
      Gathered gathered = new Gathered();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        List<Word> words = byPage.getOrDefault(page, List.of());
        boolean written = words.size() >= FEWEST_WORDS;
        boolean better = isBehindAPicture(words) && mayRecognize(gathered);
        if (written && !better || isWhole(document, page, words)) {
          gathered.words.addAll(words);
        } else {
          recognize(gathered, document, page, words);
        }
      }
      return gathered.read();
    } catch (Budget.Spent endless) {
      throw Originals.tooMuch("takes too long to read", "have it printed to a PDF anew");
    } catch (NoticeRefused ours) {
      throw ours;
    } catch (IOException | RuntimeException damaged) {
      throw NoticeRefused.unreadable(
          "the document", "is a damaged PDF", "have the letter sent or scanned again");
    }
  }

  /** An empty page, or a page of a few words without a picture, says no more than its text. */
  private static boolean isWhole(PDDocument document, int page, List<Word> words) {
    PDPage shown = document.getPage(page - 1);
    var resources = shown.getResources();
    boolean pictures = resources != null && resources.getXObjectNames().iterator().hasNext();
    return !shown.hasContents() || !words.isEmpty() && !pictures;
  }

  /** True when a scanner's own OCR wrote the text; ours says how sure it is. */
  private static boolean isBehindAPicture(List<Word> words) {
    return words.stream().filter(word -> word.certainty() < 1).count() * 2 > words.size();
  }

  private void recognize(Gathered gathered, PDDocument document, int page, List<Word> text) {
    if (!mayRecognize(gathered)) {
      gathered.unread(text);
      return;
    }
    BufferedImage picture = images.draw(document, page, OCR_DOTS_PER_INCH);
    recognize(gathered, picture, page, 72.0 / OCR_DOTS_PER_INCH);
  }

  private Read readPictures(byte[] original) {
    int pages = originals.sizes(original).size();
    Gathered gathered = new Gathered();
    for (int page : IntStream.rangeClosed(1, pages).toArray()) {
      if (mayRecognize(gathered)) {
        BufferedImage picture = originals.picture(original, page);
        recognize(gathered, picture, page, PageImages.PICTURE_WIDTH / picture.getWidth());
      } else {
        gathered.unread(List.of());
      }
    }
    return gathered.read();
  }

  private boolean mayRecognize(Gathered gathered) {
    return ocr.isAvailable() && gathered.recognized < properties.ocrMaxPages();
  }

  private void recognize(Gathered gathered, BufferedImage picture, int page, double scale) {
    gathered.recognized++;
    try {
      gathered.words.addAll(ocr.words(picture, page, scale));
    } catch (Ocr.NotRecognized failed) {
      gathered.unread(List.of());
    }
  }

  private static final class Gathered {
    private final List<Word> words = new ArrayList<>();
    private int unread;
    private int recognized;

    void unread(List<Word> text) {
      words.addAll(text);
      unread++;
    }

    Read read() {
      return new Read(List.copyOf(words), unread);
    }
  }
}

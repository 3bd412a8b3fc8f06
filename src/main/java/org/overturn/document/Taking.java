package org.overturn.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Looks a file through before anything is made of it, and says how its pages are drawn. */
@Component
class Taking {

  /** What stands between systems is text as well: X12, FHIR, tables. */
  private static final Pattern TEXT = Pattern.compile("^text/|json|xml|x12|edi|csv");

  private final BundleProperties limits;

  Taking(BundleProperties limits) {
    this.limits = limits;
  }

  /**
   * Takes a file.
   *
   * @throws Unsound when it cannot be bound, with why and how to mend it
   */
  Taken take(StoredFile file, Scratch scratch) throws Unsound, IOException {
    byte[] content = file.content();
    if (content.length == 0) {
      throw new Unsound("is an empty file", "add it anew");
    }
    if (content.length > limits.maxExhibitSize().toBytes()) {
      throw new Unsound(
          "is larger than %d MB".formatted(limits.maxExhibitSize().toMegabytes()),
          "add only the part that matters, or have overturn.bundle.max-exhibit-size raised");
    }
    if (FileFormat.PNG.isOf(content)
        || FileFormat.JPEG.isOf(content)
        || FileFormat.TIFF.isOf(content)) {
      refuseTooMany(PictureLimits.pages(content, limits.maxExhibitPages() + 1), limits);
      return within(TakenPicture.of(kept(content, scratch), FileFormat.JPEG.isOf(content), limits));
    }
    if (FileFormat.PDF.isOf(content)) {
      return within(TakenPdf.of(content, kept(content, scratch), scratch, limits));
    }
    if (FileFormat.DOCX.isOf(content)) {
      throw new Unsound("is a Word document", "save it as PDF and add that");
    }
    if (FileFormat.TEXT.isOf(content) || TEXT.matcher(type(file)).find()) {
      return within(TakenText.of(content, kept(content, scratch)));
    }
    throw new Unsound("is in a format that has no pages", "print it to a PDF and add that");
  }

  /**
   * Refuses a PDF that nobody could read or enclose. One that is only too large for a bundle is
   * kept: it may be needed for itself.
   */
  void refuseUnreadable(Upload upload) {
    if (upload.format() != FileFormat.PDF) {
      return;
    }
    try (Scratch scratch = new Scratch()) {
      TakenPdf.of(upload.content(), kept(upload.content(), scratch), scratch, limits.ofAnyLength());
    } catch (Unsound unsound) {
      throw new DocumentRefused("The file %s: %s.".formatted(unsound.why(), unsound.mend()));
    } catch (IOException full) {
      throw new UncheckedIOException("An upload could not be looked at", full);
    }
  }

  private Taken within(Taken taken) throws Unsound {
    refuseTooMany(taken.pages(), limits);
    return taken;
  }

  static void refuseTooMany(int pages, BundleProperties limits) throws Unsound {
    if (pages > limits.maxExhibitPages()) {
      throw new Unsound(
          "has more than %d pages".formatted(limits.maxExhibitPages()),
          "add only the part that matters, or have overturn.bundle.max-exhibit-pages raised");
    }
  }

  private static String type(StoredFile file) {
    return file.contentType() == null ? "" : file.contentType().toLowerCase(Locale.ROOT);
  }

  private static Path kept(byte[] content, Scratch scratch) throws IOException {
    return Files.write(scratch.file(), content);
  }
}

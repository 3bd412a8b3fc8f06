package org.overturn.intake.letter;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeFormat;
import org.springframework.stereotype.Component;

/** Reads letters of payers: PDF, and pictures of paper. */
@Component
class LetterNotices implements NoticeFormat {

  private final LetterPages pages;
  private final LetterReader reader;

  LetterNotices(LetterPages pages, LetterReader reader) {
    this.pages = pages;
    this.reader = reader;
  }

  @Override
  public List<String> contentTypes() {
    return List.of(Originals.PDF, Originals.TIFF, Originals.PNG, Originals.JPEG);
  }

  @Override
  public String words() {
    return "denial letter";
  }

  @Override
  public Optional<String> recognise(byte[] original) {
    return Originals.typeOf(original);
  }

  @Override
  public List<Finding> read(byte[] original, Instant receivedAt) {
    LetterPages.Read read = pages.read(original);
    return reader.findings(
        Layout.of(read.words()), read.unread(), receivedAt, "letter " + mark(original));
  }

  /** Short, the same for the same bytes; says nothing of what they hold. */
  private static String mark(byte[] original) {
    CRC32 sum = new CRC32();
    sum.update(original);
    return HexFormat.of().toHexDigits((int) sum.getValue()) + original.length;
  }
}

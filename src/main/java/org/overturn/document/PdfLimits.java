package org.overturn.document;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What a stranger's PDF may unpack to, looked at before anything is drawn from it: a few kilobytes
 * can hold gigabytes.
 */
public final class PdfLimits {

  private PdfLimits() {}

  /** True when the compressed parts of the file, all together, unpack to no more bytes. */
  public static boolean unpacksWithin(long limit, byte[] pdf) {
    return Unpacking.isWithin(limit, pdf);
  }

  /** The same of the older ways to compress, which are seen only once the file is open. */
  public static boolean unpacksWithin(long limit, PDDocument pdf) {
    return OldFilters.areWithin(limit, pdf);
  }

  /** True when what its pages are drawn by, but for pictures, unpacks to no more bytes. */
  public static boolean isDrawnWithin(long limit, PDDocument pdf) {
    return Instructions.areWithin(limit, pdf);
  }

  /**
   * The bytes that a picture unpacks to at least by what it claims, if it is a fax.
   *
   * @param picture its dictionary
   */
  public static long claimed(COSDictionary picture) {
    return Faxed.claimed(picture);
  }
}

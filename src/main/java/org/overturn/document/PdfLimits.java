package org.overturn.document;

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
}

package org.overturn.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a stranger's picture says of itself, looked at before Java's readers follow it. */
public final class PictureLimits {

  private static final int FIRST = 4;
  private static final int ENTRY = 12;

  private PictureLimits() {}

  /**
   * Counts the pages of a picture, to so many at most: those of a TIFF may lead back to one before,
   * and Java's reader would count them until there is no memory left.
   */
  public static int pages(byte[] picture, int most) {
    if (!FileFormat.TIFF.isOf(picture)) {
      return 1;
    }
    ByteBuffer tiff =
        ByteBuffer.wrap(picture)
            .order(picture[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int pages = 0;
    for (long at = address(tiff, FIRST); at > 0 && pages < most; at = next(tiff, at)) {
      pages++;
    }
    return pages;
  }

  /** A directory is the number of its entries, these, and where the next one stands (TIFF 6.0). */
  private static long next(ByteBuffer tiff, long directory) {
    if (directory + Short.BYTES > tiff.limit()) {
      return 0;
    }
    int entries = Short.toUnsignedInt(tiff.getShort((int) directory));
    return entries == 0 ? 0 : address(tiff, directory + Short.BYTES + (long) ENTRY * entries);
  }

  private static long address(ByteBuffer tiff, long at) {
    return at + Integer.BYTES > tiff.limit() ? 0 : Integer.toUnsignedLong(tiff.getInt((int) at));
  }
}

package org.overturn.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Says whether streams that are packed with LZW or run lengths, which {@link Unpacking} does not
 * see, stay within what a PDF may unpack to. Few letters have any.
 */
final class OldFilters {

  private static final Set<COSName> OLD =
      Set.of(
          COSName.LZW_DECODE,
          COSName.LZW_DECODE_ABBREVIATION,
          COSName.RUN_LENGTH_DECODE,
          COSName.RUN_LENGTH_DECODE_ABBREVIATION);

  private OldFilters() {}

  /** True when all of them together unpack to no more than so many bytes. */
  static boolean areWithin(long limit, PDDocument document) {
    Counting counting = new Counting(limit);
    for (var key : List.copyOf(document.getDocument().getXrefTable().keySet())) {
      COSObject object = document.getDocument().getObjectFromPool(key);
      if (object != null && object.getObject() instanceof COSStream stream) {
        if (Faxed.claimed(stream) > limit) {
          return false;
        }
        for (COSName filter : filters(stream)) {
          if (OLD.contains(filter) && !unpack(stream, filter, counting)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean unpack(COSStream stream, COSName filter, Counting counting) {
    try (InputStream packed = stream.createRawInputStream()) {
      FilterFactory.INSTANCE.getFilter(filter).decode(packed, counting, new COSDictionary(), 0);
    } catch (IOException | RuntimeException broken) {
      // what cannot be unpacked is not unpacked by anyone else either
    }
    return counting.left >= 0;
  }

  private static List<COSName> filters(COSStream stream) {
    COSBase filters = stream.getFilters();
    List<COSName> names = new ArrayList<>();
    if (filters instanceof COSName name) {
      names.add(name);
    } else if (filters instanceof COSArray array) {
      array.forEach(
          each -> {
            if (each instanceof COSName name) {
              names.add(name);
            }
          });
    }
    return names;
  }

  /** Keeps nothing, and breaks off when it is too much. */
  private static final class Counting extends OutputStream {
    private long left;

    Counting(long limit) {
      this.left = limit;
    }

    @Override
    public void write(int value) throws IOException {
      use(1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      use(length);
    }

    private void use(int count) throws IOException {
      left -= count;
      if (left < 0) {
        throw new IOException("too much");
      }
    }
  }
}

package org.overturn.document;

import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;

/**
 * What unpacks as a fax does: to as many bytes as its parameters claim, whatever there is to unpack
 * (ISO 32000-1, 7.4.6).
 */
final class Faxed {

  private Faxed() {}

  /** The bytes that it claims; 0 for what makes no such claim. */
  static long claimed(COSDictionary stream) {
    long high = Math.max(1, stream.getInt(COSName.HEIGHT, COSName.H, 1));
    long most = 0;
    for (COSBase each : parameters(stream)) {
      if (each instanceof COSDictionary how) {
        long rows = Math.max(high, how.getInt(COSName.ROWS, 1));
        most = Math.max(most, Math.max(0, how.getInt(COSName.COLUMNS, 1)) / 8L * rows);
      }
    }
    return most;
  }

  private static List<? extends COSBase> parameters(COSDictionary stream) {
    COSBase given = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
    if (given instanceof COSArray several) {
      return several.toList().stream().map(Faxed::itself).toList();
    }
    return given == null ? List.of() : List.of(given);
  }

  private static COSBase itself(COSBase each) {
    COSBase found = each instanceof COSObject reference ? reference.getObject() : each;
    return found == null ? COSNull.NULL : found;
  }
}

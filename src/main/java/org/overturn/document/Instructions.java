package org.overturn.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * What the pages of a PDF are drawn by: their own instructions and those of the forms, patterns,
 * letters and notes on them. Each word of it is held in memory, many times as large as it was
 * written, until the instruction that it belongs to; pictures are not.
 */
final class Instructions {

  /** Where instructions, and what they may use, are found (ISO 32000-1, 7.8.3, 9.6.5, 12.5.5). */
  private static final List<COSName> LEAD_THERE =
      List.of(
          COSName.CONTENTS,
          COSName.RESOURCES,
          COSName.XOBJECT,
          COSName.PATTERN,
          COSName.FONT,
          COSName.CHAR_PROCS,
          COSName.EXT_G_STATE,
          COSName.SMASK,
          COSName.G,
          COSName.ANNOTS,
          COSName.AP,
          COSName.N);

  /** Their entries have names that the file chooses. */
  private static final Set<COSName> BY_ANY_NAME =
      Set.of(
          COSName.XOBJECT,
          COSName.PATTERN,
          COSName.FONT,
          COSName.CHAR_PROCS,
          COSName.EXT_G_STATE,
          COSName.N);

  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private long left;

  private Instructions(long limit) {
    this.left = limit;
  }

  /** True when all of them together unpack to no more than so many bytes. */
  static boolean areWithin(long limit, PDDocument pdf) {
    Instructions instructions = new Instructions(limit);
    for (PDPage page : pdf.getPages()) {
      // resources may be those of a branch of pages above it
      instructions.follow(page.getResources() == null ? null : page.getResources().getCOSObject());
      instructions.follow(page.getCOSObject());
    }
    return instructions.left >= 0;
  }

  private void follow(COSBase from) {
    COSBase found = from instanceof COSObject reference ? reference.getObject() : from;
    if (left < 0 || found == null || !seen.add(found)) {
      return;
    }
    if (found instanceof COSArray array) {
      array.forEach(this::follow);
    } else if (found instanceof COSDictionary dictionary) {
      if (dictionary instanceof COSStream stream) {
        count(stream);
      }
      LEAD_THERE.forEach(name -> follow(name, dictionary.getDictionaryObject(name)));
    }
  }

  private void follow(COSName name, COSBase found) {
    if (BY_ANY_NAME.contains(name)
        && found instanceof COSDictionary dictionary
        && !(found instanceof COSStream)) {
      if (seen.add(dictionary)) {
        dictionary.getValues().forEach(each -> followUnlessPicture(name, each));
      }
    } else {
      follow(found);
    }
  }

  /** Only an external object is drawn as the kind that it calls itself. */
  private void followUnlessPicture(COSName place, COSBase from) {
    COSBase found = from instanceof COSObject reference ? reference.getObject() : from;
    boolean picture =
        COSName.XOBJECT.equals(place)
            && found instanceof COSStream stream
            && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
    if (!picture) {
      follow(found);
    }
  }

  private void count(COSStream stream) {
    byte[] buffer = new byte[8192];
    try (InputStream unpacked = stream.createInputStream()) {
      for (int read = unpacked.read(buffer); left >= 0 && read >= 0; read = unpacked.read(buffer)) {
        left -= read;
      }
    } catch (IOException | RuntimeException broken) {
      // what cannot be unpacked is not unpacked by anyone else either
    }
  }
}

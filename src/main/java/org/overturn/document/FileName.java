package org.overturn.document;

import java.text.Normalizer;

/** Makes the name of an uploaded file safe to store, show and send back. */
final class FileName {

  private static final int LENGTH = 150;

  private FileName() {}

  /** The last part of the path, without control or reserved characters; never empty. */
  static String sanitised(String given, FileFormat format) {
    String name = given == null ? "" : Normalizer.normalize(given, Normalizer.Form.NFC);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*;%]", " ").replaceAll("\\s+", " ");
    name = name.replaceAll("^[. ]+|[. ]+$", "");
    name = format.extend(name.isEmpty() ? "document" : name);
    return name.length() <= LENGTH ? name : shortened(name);
  }

  private static String shortened(String name) {
    String extension = name.substring(name.lastIndexOf('.'));
    return name.substring(0, LENGTH - extension.length()).strip() + extension;
  }
}

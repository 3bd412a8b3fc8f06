package org.overturn.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The formats that a case takes, recognised by their first bytes. What the browser or the name of
 * the file says is not believed: it is what an attacker would forge.
 */
public enum FileFormat {
  PDF("application/pdf", List.of("pdf"), bytes -> indexOf(bytes, "%PDF-", 1024) >= 0),
  PNG("image/png", List.of("png"), bytes -> startsWith(bytes, 0x89, 'P', 'N', 'G', 13, 10, 26, 10)),
  JPEG("image/jpeg", List.of("jpg", "jpeg"), bytes -> startsWith(bytes, 0xFF, 0xD8, 0xFF)),
  TIFF(
      "image/tiff",
      List.of("tif", "tiff"),
      bytes -> startsWith(bytes, 'I', 'I', 42, 0) || startsWith(bytes, 'M', 'M', 0, 42)),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      List.of("docx"),
      FileFormat::isWordWithoutMacros),
  TEXT("text/plain;charset=UTF-8", List.of("txt"), FileFormat::isPlainText);

  private final String contentType;
  private final List<String> extensions;
  private final Predicate<byte[]> matches;

  FileFormat(String contentType, List<String> extensions, Predicate<byte[]> matches) {
    this.contentType = contentType;
    this.extensions = extensions;
    this.matches = matches;
  }

  /** The format of these bytes, empty when it is none that a case takes. */
  static Optional<FileFormat> of(byte[] bytes) {
    return Arrays.stream(values()).filter(format -> format.isOf(bytes)).findFirst();
  }

  /** True when the bytes begin as this format does. */
  public boolean isOf(byte[] bytes) {
    return matches.test(bytes);
  }

  public String contentType() {
    return contentType;
  }

  /** The name with an extension that tells the truth about the bytes. */
  String extend(String name) {
    int dot = name.lastIndexOf('.');
    String extension = name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    return dot > 0 && extensions.contains(extension) ? name : name + "." + extensions.get(0);
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Member names stand uncompressed in a ZIP file, so nothing has to be inflated. */
  private static boolean isWordWithoutMacros(byte[] bytes) {
    return startsWith(bytes, 'P', 'K', 3, 4)
        && indexOf(bytes, "word/document.xml", bytes.length) >= 0
        && indexOf(bytes, "vbaProject.bin", bytes.length) < 0;
  }

  private static boolean isPlainText(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return bytes.length > 0;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }

  private static int indexOf(byte[] bytes, String text, int within) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    int last = Math.min(bytes.length, within) - wanted.length;
    for (int at = 0; at <= last; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}

package org.overturn.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Writes words straight onto sheets; each font goes into the document with the letters it needs.
 */
final class Lettering {

  private final PdfFonts.Set proportional;
  private final PdfFonts.Set monospaced;
  private final PDFont regular;
  private final PDFont bold;
  private final PDFont mono;

  Lettering(PDDocument pdf, PdfFonts.Set proportional, PdfFonts.Set monospaced) throws IOException {
    this.proportional = proportional;
    this.monospaced = monospaced;
    this.regular = proportional.faces().get(0).in(pdf);
    this.bold = proportional.faces().get(1).in(pdf);
    this.mono = monospaced.faces().get(0).in(pdf);
  }

  void write(PDPageContentStream content, float x, float y, float size, boolean heavy, String words)
      throws IOException {
    write(content, x, y, size, heavy ? bold : regular, drawable(words));
  }

  void mono(PDPageContentStream content, float x, float y, float size, String words)
      throws IOException {
    write(content, x, y, size, mono, PdfMarkup.drawable(words, monospaced));
  }

  private static void write(
      PDPageContentStream content, float x, float y, float size, PDFont font, String words)
      throws IOException {
    if (words.isEmpty()) {
      return;
    }
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(x, y);
    content.showText(words);
    content.endText();
  }

  /** In points. */
  float width(String words, float size, boolean heavy) throws IOException {
    return (heavy ? bold : regular).getStringWidth(drawable(words)) / 1000 * size;
  }

  /** As much of it as fits, with dots where that is not all. */
  String cut(String words, float room, float size, boolean heavy) throws IOException {
    if (width(words, size, heavy) <= room) {
      return words;
    }
    int end = words.length();
    while (end > 0 && width(words.substring(0, end) + "\u2026", size, heavy) > room) {
      end = words.offsetByCodePoints(end, -1);
    }
    return words.substring(0, end).stripTrailing() + "\u2026";
  }

  /** Broken between words; a word that is longer than a line is broken itself. */
  List<String> wrapped(String words, float room, float size, boolean heavy) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.strip().split("\\s+")) {
      if (!line.isEmpty() && width(line + " " + word, size, heavy) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      while (width(line.toString(), size, heavy) > room && line.length() > 1) {
        int end = line.length();
        while (end > 1 && width(line.substring(0, end), size, heavy) > room) {
          end = line.offsetByCodePoints(end, -1);
        }
        lines.add(line.substring(0, end));
        line.delete(0, end);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private String drawable(String words) {
    return PdfMarkup.drawable(words.replaceAll("\\s", " "), proportional);
  }
}

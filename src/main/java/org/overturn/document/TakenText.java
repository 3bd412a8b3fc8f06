package org.overturn.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What systems send one another, readable on paper: X12 a segment a line, JSON laid out, all else
 * as it is; in letters of one width, long lines folded.
 */
final class TakenText implements Taken {

  /** The segment terminator of an X12 interchange stands behind its header of fixed length. */
  private static final int X12_TERMINATOR = 105;

  private final Path file;
  private final int pages;

  private TakenText(Path file, int pages) {
    this.file = file;
    this.pages = pages;
  }

  static TakenText of(byte[] content, Path file) {
    int lines = lines(content).size();
    return new TakenText(file, Math.max(1, (lines + Sheets.ROWS - 1) / Sheets.ROWS));
  }

  @Override
  public int pages() {
    return pages;
  }

  @Override
  public void draw(Sheets sheets) throws IOException {
    List<String> lines = lines(Files.readAllBytes(file));
    for (int page = 0; page < pages; page++) {
      int from = page * Sheets.ROWS;
      sheets.addRows(lines.subList(from, Math.min(lines.size(), from + Sheets.ROWS)));
    }
  }

  static List<String> lines(byte[] content) {
    List<String> lines = new ArrayList<>();
    readable(decoded(content)).lines().forEach(line -> fold(printable(line), lines));
    return lines;
  }

  private static String decoded(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException older) {
      return new String(content, StandardCharsets.ISO_8859_1);
    }
  }

  private static String readable(String text) {
    String start = text.stripLeading();
    if (start.startsWith("ISA") && start.length() > X12_TERMINATOR) {
      String end = start.substring(X12_TERMINATOR, X12_TERMINATOR + 1);
      return end.isBlank() ? start : start.replace(end, end + "\n");
    }
    return start.startsWith("{") || start.startsWith("[") ? laidOut(text) : text;
  }

  /** The same tokens with the same spelling, one a line; as it came where it is no JSON. */
  private static String laidOut(String json) {
    StringWriter out = new StringWriter();
    JsonFactory factory = new JsonFactory();
    try (JsonParser in = factory.createParser(json);
        JsonGenerator to = factory.createGenerator(out).useDefaultPrettyPrinter()) {
      while (in.nextToken() != null) {
        to.copyCurrentEventExact(in);
      }
    } catch (IOException | RuntimeException noJson) {
      return json;
    }
    return out.toString();
  }

  /** Separators that have no shape are named. */
  private static String printable(String line) {
    StringBuilder printable = new StringBuilder(line.length());
    line.codePoints()
        .forEach(
            each -> {
              if (each == '\t') {
                printable.append("    ");
              } else if (Character.isISOControl(each)) {
                printable.append(String.format("<%02X>", each));
              } else {
                printable.appendCodePoint(each);
              }
            });
    return printable.toString();
  }

  private static void fold(String line, List<String> lines) {
    if (line.isEmpty()) {
      lines.add("");
    }
    for (int at = 0; at < line.length(); ) {
      int end = Math.min(line.length(), at + Sheets.COLUMNS);
      if (end < line.length() && Character.isLowSurrogate(line.charAt(end))) {
        end--;
      }
      lines.add(line.substring(at, end));
      at = end;
    }
  }
}

package org.overturn.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks into a Word file for what would act when somebody opens it: macros, embedded objects, and
 * templates or frames that Word would fetch from elsewhere. The names of its parts are not
 * believed: a macro may lie under any, but its kind has to stand in the list of kinds, and where it
 * lies in the list of links.
 */
final class WordFile {

  private static final int MOST_PARTS = 5_000;
  private static final long MOST_BYTES = 200L * 1024 * 1024;
  private static final int LARGEST_LIST = 4 * 1024 * 1024;

  private static final List<String> FETCHED =
      List.of("/attachedtemplate", "/frame", "/subdocument");

  private WordFile() {}

  /**
   * Looks through it.
   *
   * @throws DocumentRefused with what is wrong and how to mend it
   */
  static void refuseActive(byte[] content) {
    try {
      Path file = Files.createTempFile("word", ".zip");
      try {
        refuseActive(Files.write(file, content));
      } finally {
        Files.delete(file);
      }
    } catch (IOException full) {
      throw new UncheckedIOException("An upload could not be looked at", full);
    }
  }

  /** By the directory at its end, as Word reads it: another could stand before it. */
  private static void refuseActive(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) {
        throw tooMuch();
      }
      long unpacked = 0;
      for (ZipEntry part : Collections.list(zip.entries())) {
        try (InputStream bytes = zip.getInputStream(part)) {
          unpacked += look(part.getName(), bytes, MOST_BYTES - unpacked);
        }
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw new DocumentRefused(
          "The Word file is damaged. Open it in Word, save it as PDF and add that.");
    }
  }

  private static long look(String name, InputStream part, long left) throws IOException {
    String plain = name.toLowerCase(Locale.ROOT);
    boolean list = plain.endsWith(".rels") || plain.equals("[content_types].xml");
    byte[] head = list ? part.readNBytes(LARGEST_LIST + 1) : new byte[0];
    if (head.length > LARGEST_LIST) {
      throw tooMuch();
    }
    if (list) {
      refuse(head);
    }
    long length = head.length;
    byte[] rest = new byte[8192];
    for (int read = part.read(rest); read >= 0; read = part.read(rest)) {
      length += read;
      if (length > left) {
        throw tooMuch();
      }
    }
    return length;
  }

  /**
   * A list of kinds or of links; XML that is read whole, for its letters can be written many ways.
   */
  private static void refuse(byte[] list) throws IOException {
    try {
      XMLStreamReader xml = lockedDown().createXMLStreamReader(new ByteArrayInputStream(list));
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw new IOException("document type");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          refuse(
              plain(xml.getAttributeValue(null, "ContentType"))
                  + plain(xml.getAttributeValue(null, "Type")),
              "external".equals(plain(xml.getAttributeValue(null, "TargetMode"))));
        }
      }
    } catch (XMLStreamException unreadable) {
      throw new IOException("a list of parts");
    }
  }

  private static void refuse(String kind, boolean outside) {
    if (kind.contains("vbaproject") || kind.contains("macroenabled")) {
      throw new DocumentRefused(
          "The Word file holds macros. Save it without them, or as PDF, and add that.");
    }
    if (kind.contains("oleobject") || kind.contains("activex")) {
      throw new DocumentRefused(
          "The Word file holds embedded objects. Save it as PDF and add that.");
    }
    if (outside && FETCHED.stream().anyMatch(kind::endsWith)) {
      throw new DocumentRefused(
          "The Word file would fetch a part of itself from elsewhere when it is opened. Save it as"
              + " PDF and add that.");
    }
  }

  private static XMLInputFactory lockedDown() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static String plain(String value) {
    return value == null ? "" : value.toLowerCase(Locale.ROOT);
  }

  private static DocumentRefused tooMuch() {
    return new DocumentRefused(
        "The Word file unpacks to more than any letter. Save it as PDF and add that.");
  }
}

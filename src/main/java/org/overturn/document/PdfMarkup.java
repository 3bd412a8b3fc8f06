package org.overturn.document;

import java.io.IOException;
import java.io.StringReader;
import java.text.Normalizer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The filled page as a tree, with nothing in it that the fonts could not draw. */
final class PdfMarkup {

  private PdfMarkup() {}

  /**
   * Reads a filled page.
   *
   * @throws IllegalStateException when it is not well-formed or lacks what a screen reader needs
   */
  static Document read(String template, String filled, PdfFonts.Set fonts) {
    Document page = parsed(template, filled);
    Element root = page.getDocumentElement();
    if (root.getAttribute("lang").isBlank() || text(root, "title").isBlank() || !described(root)) {
      throw new IllegalStateException(
          "The page " + template + " needs a lang, a title and a meta description.");
    }
    drawable(root, fonts);
    return page;
  }

  private static Document parsed(String template, String filled) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      factory.setNamespaceAware(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(sayable(filled))));
    } catch (SAXException malformed) {
      // the parser's own words would quote the page
      throw new IllegalStateException("The page " + template + " is not well-formed XML.");
    } catch (ParserConfigurationException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** XML has no place for most control characters, nor for half of a letter. */
  private static String sayable(String filled) {
    StringBuilder sayable = new StringBuilder(filled.length());
    filled.codePoints().filter(PdfMarkup::inXml).forEach(sayable::appendCodePoint);
    return sayable.toString();
  }

  private static boolean inXml(int codePoint) {
    return codePoint >= 0x20
        ? codePoint < 0xD800 || codePoint > 0xDFFF && codePoint != 0xFFFE && codePoint != 0xFFFF
        : codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
  }

  private static String text(Element root, String name) {
    NodeList found = root.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  private static boolean described(Element root) {
    NodeList metas = root.getElementsByTagName("meta");
    for (int i = 0; i < metas.getLength(); i++) {
      Element meta = (Element) metas.item(i);
      if ("description".equals(meta.getAttribute("name"))) {
        return !meta.getAttribute("content").isBlank();
      }
    }
    return false;
  }

  private static void drawable(Node node, PdfFonts.Set fonts) {
    if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
      node.setNodeValue(drawable(node.getNodeValue(), fonts));
    } else if (!"style".equals(node.getNodeName())) {
      for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
        drawable(child, fonts);
      }
    }
  }

  /**
   * Letters with their accents put together, as the font has them. A letter that it does not have
   * would be an empty box that says nothing: its code point does, such as {@code [U+6F22]}.
   */
  static String drawable(String text, PdfFonts.Set fonts) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder drawable = new StringBuilder(composed.length());
    composed.codePoints().forEach(each -> append(each, drawable, fonts));
    return drawable.toString();
  }

  private static void append(int codePoint, StringBuilder drawable, PdfFonts.Set fonts) {
    if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
      drawable.appendCodePoint(codePoint == '\n' || codePoint == 0xA0 ? codePoint : ' ');
    } else if (Character.getType(codePoint) == Character.FORMAT
        || Character.isISOControl(codePoint)) {
      // joins and marks of direction have no shape
      return;
    } else if (fonts.has(codePoint)) {
      drawable.appendCodePoint(codePoint);
    } else {
      drawable.append(String.format("[U+%04X]", codePoint));
    }
  }
}

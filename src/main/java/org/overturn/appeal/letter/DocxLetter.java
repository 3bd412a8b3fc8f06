package org.overturn.appeal.letter;

import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import org.docx4j.XmlUtils;
import org.docx4j.jaxb.Context;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.WordprocessingML.FooterPart;
import org.docx4j.openpackaging.parts.WordprocessingML.HeaderPart;
import org.docx4j.openpackaging.parts.WordprocessingML.MainDocumentPart;
import org.docx4j.openpackaging.parts.WordprocessingML.NumberingDefinitionsPart;
import org.docx4j.relationships.Relationship;
import org.docx4j.wml.FldChar;
import org.docx4j.wml.FooterReference;
import org.docx4j.wml.HdrFtrRef;
import org.docx4j.wml.HeaderReference;
import org.docx4j.wml.Numbering;
import org.docx4j.wml.ObjectFactory;
import org.docx4j.wml.P;
import org.docx4j.wml.PPr;
import org.docx4j.wml.PPrBase;
import org.docx4j.wml.R;
import org.docx4j.wml.RPr;
import org.docx4j.wml.STFldCharType;
import org.docx4j.wml.STVerticalAlignRun;
import org.docx4j.wml.SectPr;
import org.docx4j.wml.Tbl;
import org.docx4j.wml.Tc;
import org.docx4j.wml.Text;
import org.docx4j.wml.Tr;

/** A letter as a word processor's document: Letter size, headings, lists, quotes, annex. */
final class DocxLetter {

  private static final ObjectFactory MAKE = Context.getWmlObjectFactory();
  private static final BigInteger BULLET = BigInteger.ONE;

  /** Twentieths of a point. */
  private static final BigInteger INDENT = BigInteger.valueOf(720);

  private static final String BULLETS =
      """
      <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>
            <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      </w:numbering>
      """;

  private static final String PAGE =
      """
      <w:sectPr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:pgSz w:w="12240" w:h="15840"/>
        <w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>
      </w:sectPr>
      """;

  private final PrintedLetter letter;
  private MainDocumentPart body;

  DocxLetter(PrintedLetter letter) {
    this.letter = letter;
  }

  byte[] bytes() {
    try {
      WordprocessingMLPackage document = WordprocessingMLPackage.createPackage();
      body = document.getMainDocumentPart();
      document.getDocPropsCorePart().getContents().setTitle(title());
      numbering();
      SectPr section = (SectPr) XmlUtils.unmarshalString(PAGE);
      head(section);
      foot(section);
      words();
      signature();
      annex();
      body.getJaxbElement().getBody().setSectPr(section);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (Docx4JException | JAXBException failure) {
      // its own words could quote the letter
      throw new IllegalStateException("A letter could not be written as DOCX");
    }
  }

  private JAXBElement<org.docx4j.docProps.core.dc.elements.SimpleLiteral> title() {
    var dc = new org.docx4j.docProps.core.dc.elements.ObjectFactory();
    var words = dc.createSimpleLiteral();
    words.getContent().add(letter.title());
    return dc.createTitle(words);
  }

  private void numbering() throws Docx4JException, JAXBException {
    NumberingDefinitionsPart part = new NumberingDefinitionsPart();
    part.setJaxbElement((Numbering) XmlUtils.unmarshalString(BULLETS));
    body.addTargetPart(part);
  }

  /** The practice, and over a draft on each page that it is one. */
  private void head(SectPr section) throws Docx4JException {
    HeaderPart part = new HeaderPart();
    part.setJaxbElement(MAKE.createHdr());
    part.getJaxbElement().getContent().add(paragraph("Header", bold(letter.practice())));
    if (!letter.state().isEmpty()) {
      part.getJaxbElement().getContent().add(paragraph("Header", run(letter.state())));
    }
    Relationship relation = body.addTargetPart(part);
    HeaderReference reference = MAKE.createHeaderReference();
    reference.setId(relation.getId());
    reference.setType(HdrFtrRef.DEFAULT);
    section.getEGHdrFtrReferences().add(reference);
  }

  private void foot(SectPr section) throws Docx4JException {
    P paragraph = paragraph("Footer", run(letter.title() + " · Page "));
    field(paragraph, "PAGE");
    paragraph.getContent().add(run(" of "));
    field(paragraph, "NUMPAGES");
    FooterPart part = new FooterPart();
    part.setJaxbElement(MAKE.createFtr());
    part.getJaxbElement().getContent().add(paragraph);
    Relationship relation = body.addTargetPart(part);
    FooterReference reference = MAKE.createFooterReference();
    reference.setId(relation.getId());
    reference.setType(HdrFtrRef.DEFAULT);
    section.getEGHdrFtrReferences().add(reference);
  }

  private static void field(P paragraph, String name) {
    paragraph.getContent().add(fieldMark(STFldCharType.BEGIN));
    Text code = MAKE.createText();
    code.setValue(name);
    R run = MAKE.createR();
    run.getContent().add(MAKE.createRInstrText(code));
    paragraph.getContent().add(run);
    paragraph.getContent().add(fieldMark(STFldCharType.END));
  }

  private static R fieldMark(STFldCharType type) {
    FldChar mark = MAKE.createFldChar();
    mark.setFldCharType(type);
    R run = MAKE.createR();
    run.getContent().add(MAKE.createRFldChar(mark));
    return run;
  }

  private void words() {
    add(paragraph("Title", run(letter.title())));
    for (PrintedLetter.Block block : letter.blocks()) {
      if (block.style() == Paragraph.Style.LINES) {
        block.lines().forEach(line -> add(sentences("NoSpacing", line)));
        add(paragraph("NoSpacing"));
      } else {
        add(styled(block));
      }
    }
  }

  private P styled(PrintedLetter.Block block) {
    PrintedLetter.Line[] lines = block.lines().toArray(PrintedLetter.Line[]::new);
    return switch (block.style()) {
      case HEADING -> sentences("Heading2", lines);
      case ITEM -> item(sentences("ListParagraph", lines));
      case QUOTE -> indented(sentences("Quote", lines));
      default -> sentences("Normal", lines);
    };
  }

  private void signature() {
    if (!letter.certification().isEmpty()) {
      add(paragraph("Heading2", run("Certification")));
      add(paragraph("Normal", run(letter.certification())));
    }
    if (letter.isSigned()) {
      add(paragraph("Normal", run("Signed by "), bold(letter.signedBy())));
      add(paragraph("NoSpacing", run(letter.signedAt())));
      add(paragraph("NoSpacing", run("SHA-256 over the words of this letter: " + letter.sha256())));
    } else {
      add(paragraph("Normal", run("Not signed yet.")));
    }
  }

  private void annex() {
    if (letter.stands().isEmpty()) {
      return;
    }
    add(paragraph("Heading2", run("Where each statement stands")));
    Tbl table = MAKE.createTbl();
    for (PrintedLetter.Stand stand : letter.stands()) {
      Tr row = MAKE.createTr();
      row.getContent().add(cell(String.valueOf(stand.number())));
      row.getContent().add(cell(stand.words()));
      table.getContent().add(row);
    }
    add(table);
  }

  private static Tc cell(String words) {
    Tc cell = MAKE.createTc();
    cell.getContent().add(paragraph("NoSpacing", run(words)));
    return cell;
  }

  private void add(Object content) {
    body.getContent().add(content);
  }

  private static P sentences(String style, PrintedLetter.Line... lines) {
    P paragraph = paragraph(style);
    for (int i = 0; i < lines.length; i++) {
      paragraph.getContent().add(run((i == 0 ? "" : " ") + lines[i].text()));
      if (!lines[i].marks().isEmpty()) {
        paragraph.getContent().add(superscript(lines[i].marks()));
      }
    }
    return paragraph;
  }

  private static P paragraph(String style, R... runs) {
    P paragraph = MAKE.createP();
    PPr properties = MAKE.createPPr();
    PPrBase.PStyle named = MAKE.createPPrBasePStyle();
    named.setVal(style);
    properties.setPStyle(named);
    paragraph.setPPr(properties);
    for (R run : runs) {
      paragraph.getContent().add(run);
    }
    return paragraph;
  }

  private static P item(P paragraph) {
    PPrBase.NumPr list = MAKE.createPPrBaseNumPr();
    PPrBase.NumPr.Ilvl level = MAKE.createPPrBaseNumPrIlvl();
    level.setVal(BigInteger.ZERO);
    PPrBase.NumPr.NumId bullets = MAKE.createPPrBaseNumPrNumId();
    bullets.setVal(BULLET);
    list.setIlvl(level);
    list.setNumId(bullets);
    paragraph.getPPr().setNumPr(list);
    return paragraph;
  }

  private static P indented(P paragraph) {
    PPrBase.Ind indent = MAKE.createPPrBaseInd();
    indent.setLeft(INDENT);
    indent.setRight(INDENT);
    paragraph.getPPr().setInd(indent);
    return paragraph;
  }

  private static R run(String words) {
    Text text = MAKE.createText();
    text.setValue(sayable(words));
    text.setSpace("preserve");
    R run = MAKE.createR();
    run.getContent().add(text);
    return run;
  }

  private static R bold(String words) {
    R run = run(words);
    RPr properties = MAKE.createRPr();
    properties.setB(MAKE.createBooleanDefaultTrue());
    run.setRPr(properties);
    return run;
  }

  private static R superscript(String words) {
    R run = run(words);
    RPr properties = MAKE.createRPr();
    org.docx4j.wml.CTVerticalAlignRun raised = MAKE.createCTVerticalAlignRun();
    raised.setVal(STVerticalAlignRun.SUPERSCRIPT);
    properties.setVertAlign(raised);
    run.setRPr(properties);
    return run;
  }

  /** XML has no place for most control characters, nor for half of a letter. */
  private static String sayable(String words) {
    StringBuilder sayable = new StringBuilder(words.length());
    words
        .codePoints()
        .map(each -> each == '\n' || each == '\r' || each == '\t' ? ' ' : each)
        .filter(
            each ->
                each >= 0x20 && (each < 0xD800 || each > 0xDFFF && each < 0xFFFE || each > 0xFFFF))
        .forEach(sayable::appendCodePoint);
    return sayable.toString();
  }
}

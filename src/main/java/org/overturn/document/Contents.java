package org.overturn.document;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;

/**
 * The table of contents: laid out first, for it takes pages itself; drawn when every page number is
 * known; its rows become links once the pages are there.
 */
final class Contents {

  private static final float TITLE_AT = Sheets.MARGIN + 62;
  private static final float RIGHT = 558;
  private static final float ROOM = 385;
  private static final float TOP = 736;
  private static final float BOTTOM = 46;

  /** A heading, or what is found where. */
  record Row(String label, String words, List<String> notes, Goal goal) {

    static Row heading(String words) {
      return new Row("", words, List.of(), null);
    }

    boolean isHeading() {
      return goal == null;
    }
  }

  /**
   * Where a row leads.
   *
   * @param piece its place among the covers and pieces, from 0; negative for nowhere
   * @param page of the piece, from 0
   */
  record Goal(int piece, int page) {
    static final Goal NOWHERE = new Goal(-1, 0);
  }

  private record Line(float x, float size, boolean heavy, boolean mono, String words) {}

  private record Block(List<List<Line>> lines, List<Float> steps, Goal goal) {
    float height() {
      return (float) steps.stream().mapToDouble(each -> each).sum();
    }
  }

  private record Link(PDPage from, Rectangle2D area, int to) {}

  private final Lettering lettering;
  private final List<List<Block>> pages = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  private Contents(Lettering lettering) {
    this.lettering = lettering;
  }

  static Contents of(List<Row> rows, Lettering lettering) throws IOException {
    Contents contents = new Contents(lettering);
    float left = 0;
    for (Row row : rows) {
      Block block = contents.block(row);
      // a heading alone at the foot of a page would head nothing
      float needed = block.height() + (row.isHeading() ? 40 : 0);
      if (contents.pages.isEmpty() || left < needed) {
        contents.pages.add(new ArrayList<>());
        left = TOP - BOTTOM;
      }
      contents.pages.get(contents.pages.size() - 1).add(block);
      left -= block.height();
    }
    return contents;
  }

  int pages() {
    return pages.size();
  }

  private Block block(Row row) throws IOException {
    List<List<Line>> lines = new ArrayList<>();
    List<Float> steps = new ArrayList<>();
    if (row.isHeading()) {
      for (String each : lettering.wrapped(row.words(), RIGHT - Sheets.MARGIN, 13, true)) {
        lines.add(List.of(new Line(Sheets.MARGIN, 13, true, false, each)));
        steps.add(steps.isEmpty() ? 28f : 17f);
      }
      return new Block(lines, steps, null);
    }
    for (String each : lettering.wrapped(row.words(), ROOM, 10, false)) {
      List<Line> line = new ArrayList<>();
      if (lines.isEmpty()) {
        line.add(new Line(Sheets.MARGIN, 9, true, false, row.label()));
      }
      line.add(new Line(TITLE_AT, 10, false, false, each));
      lines.add(line);
      steps.add(lines.size() == 1 ? 17f : 12.5f);
    }
    for (String note : row.notes()) {
      boolean hash = note.matches("SHA-256 [0-9a-f]{64}");
      for (String each :
          hash ? List.of(note) : lettering.wrapped(note, RIGHT - TITLE_AT - 40, 7.5f, false)) {
        lines.add(List.of(new Line(TITLE_AT, hash ? 6.5f : 7.5f, false, hash, each)));
        steps.add(9.5f);
      }
    }
    return new Block(lines, steps, row.goal());
  }

  /**
   * Draws them.
   *
   * @param first the first page of each cover and piece, from 1; 0 for one that is not there
   */
  void draw(Sheets sheets, List<Integer> first) throws IOException {
    for (List<Block> page : pages) {
      List<Link> drawn = new ArrayList<>();
      PDPage sheet =
          sheets.add(
              content -> {
                float y = TOP;
                for (Block block : page) {
                  float top = y;
                  for (int i = 0; i < block.lines().size(); i++) {
                    y -= block.steps().get(i);
                    for (Line line : block.lines().get(i)) {
                      write(content, line, y);
                    }
                    if (i == 0) {
                      number(content, block.goal(), first, y);
                    }
                  }
                  int to = to(block.goal(), first);
                  if (to > 0) {
                    drawn.add(
                        new Link(
                            null,
                            new Rectangle2D.Float(
                                Sheets.MARGIN, y - 3, RIGHT - Sheets.MARGIN, top - y),
                            to));
                  }
                }
              });
      drawn.forEach(each -> links.add(new Link(sheet, each.area(), each.to())));
    }
  }

  private void write(org.apache.pdfbox.pdmodel.PDPageContentStream content, Line line, float y)
      throws IOException {
    if (line.mono()) {
      lettering.mono(content, line.x(), y, line.size(), line.words());
    } else {
      lettering.write(content, line.x(), y, line.size(), line.heavy(), line.words());
    }
  }

  private void number(
      org.apache.pdfbox.pdmodel.PDPageContentStream content,
      Goal goal,
      List<Integer> first,
      float y)
      throws IOException {
    if (goal == null) {
      return;
    }
    int to = to(goal, first);
    String words = to > 0 ? String.valueOf(to) : "not in it";
    lettering.write(content, RIGHT - lettering.width(words, 10, false), y, 10, false, words);
  }

  private static int to(Goal goal, List<Integer> first) {
    if (goal == null || goal.piece() < 0 || first.get(goal.piece()) == 0) {
      return 0;
    }
    return first.get(goal.piece()) + goal.page();
  }

  /** Makes the rows links, when every page is there. */
  void link(org.apache.pdfbox.pdmodel.PDDocument pdf) throws IOException {
    for (Link link : links) {
      PDPageFitDestination place = new PDPageFitDestination();
      place.setPage(pdf.getPage(link.to() - 1));
      PDActionGoTo go = new PDActionGoTo();
      go.setDestination(place);
      PDBorderStyleDictionary none = new PDBorderStyleDictionary();
      none.setWidth(0);
      PDAnnotationLink row = new PDAnnotationLink();
      row.setBorderStyle(none);
      row.setRectangle(
          new PDRectangle(
              (float) link.area().getX(),
              (float) link.area().getY(),
              (float) link.area().getWidth(),
              (float) link.area().getHeight()));
      row.setAction(go);
      row.setContents("Page " + link.to());
      link.from().getAnnotations().add(row);
    }
  }
}

package org.overturn.document;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.PageBox;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDestinationNameTreeNode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;

/** Names the places of a drawn page, so that who binds it knows on which sheet what stands. */
final class PdfPlaces {

  private PdfPlaces() {}

  static void add(PdfBoxRenderer drawn, PDDocument pdf) {
    List<PageBox> pages = drawn.getRootBox().getLayer().getPages();
    Map<String, Box> named = drawn.getSharedContext().getIdMap();
    if (named == null || named.isEmpty()) {
      return;
    }
    Map<String, PDPageDestination> places = new TreeMap<>();
    named.forEach((id, box) -> places.put(id, to(page(box, pages), pdf)));
    PDDestinationNameTreeNode node = new PDDestinationNameTreeNode();
    node.setNames(places);
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
    names.setDests(node);
    pdf.getDocumentCatalog().setNames(names);
  }

  private static int page(Box box, List<PageBox> pages) {
    int page = 0;
    while (page < pages.size() - 1 && box.getAbsY() >= pages.get(page).getBottom()) {
      page++;
    }
    return page;
  }

  private static PDPageDestination to(int page, PDDocument pdf) {
    PDPageFitDestination place = new PDPageFitDestination();
    place.setPage(pdf.getPage(Math.min(page, pdf.getNumberOfPages() - 1)));
    return place;
  }
}

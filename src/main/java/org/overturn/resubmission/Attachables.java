package org.overturn.resubmission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.overturn.denial.Denial;
import org.overturn.document.DocumentInfo;
import org.overturn.document.Documents;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What of a case can be attached: its documents, and what else the record of the case has. */
@Component
class Attachables {

  private static final String DOCUMENT = "document:";

  private final Documents documents;
  private final ObjectProvider<Exhibits> exhibits;

  Attachables(Documents documents, ObjectProvider<Exhibits> exhibits) {
    this.documents = documents;
    this.exhibits = exhibits;
  }

  /**
   * All there is, by key; the documents first, the newest before the others.
   *
   * @param by who looks; a document that is read is on record
   */
  Map<String, Attachable> of(Denial denial, EditingRequest.Person by) {
    Map<String, Attachable> all = new LinkedHashMap<>();
    List<DocumentInfo> onFile = documents.of(denial.number());
    onFile.forEach(each -> put(all, document(denial, each, by)));
    exhibits.stream()
        .flatMap(part -> part.of(denial).stream())
        .filter(each -> each.kind() != Exhibit.Kind.REQUEST)
        .map(Attachables::exhibit)
        .forEach(each -> put(all, each));
    return all;
  }

  private static void put(Map<String, Attachable> all, Attachable each) {
    all.putIfAbsent(each.key(), each);
  }

  private Attachable document(Denial denial, DocumentInfo info, EditingRequest.Person by) {
    return new Attachable(
        DOCUMENT + info.id(),
        info.name(),
        info.kind().label() + ", " + info.sizeText(),
        info.addedAt(),
        info.name(),
        () ->
            documents
                .open(denial.number(), info.id(), by.user(), by.from())
                .orElseThrow(() -> new RequestRefused("A document that was chosen is gone.")));
  }

  private static Attachable exhibit(Exhibit exhibit) {
    return new Attachable(
        exhibit.key(),
        exhibit.title(),
        exhibit.kind().label(),
        exhibit.at(),
        exhibit.name(),
        exhibit.file());
  }
}

package org.overturn.peertopeer.documents;

import java.util.List;
import org.overturn.peertopeer.call.RequestedDocument;
import org.overturn.peertopeer.call.RequestedDocuments;
import org.overturn.process.OpenedTask;
import org.overturn.process.TaskOpening;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** Gives each task its document: the first one due to the first task. */
@Component
class SendingDocuments implements TaskOpening {

  private final RequestedDocuments documents;

  SendingDocuments(RequestedDocuments documents) {
    this.documents = documents;
  }

  @Override
  public String element() {
    return "userTask_sendRequestedDocuments";
  }

  @Override
  public void opened(OpenedTask task) {
    List<RequestedDocument> asked = documents.toSend(task.number());
    RequestedDocument document = asked.get(task.place());
    task.named("Send requested document %d of %d".formatted(task.place() + 1, asked.size()))
        .dueAt(document.dueAt())
        .with(Variables.REQUESTED_DOCUMENT, document.id().toString());
  }
}

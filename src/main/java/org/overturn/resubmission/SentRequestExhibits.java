package org.overturn.resubmission;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibits;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The corrected requests that went out, as worksheets: readable, and exactly as they were kept. */
@Component
class SentRequestExhibits implements Exhibits {

  private final Resubmissions resubmissions;
  private final PreparedRequests prepared;

  SentRequestExhibits(Resubmissions resubmissions, PreparedRequests prepared) {
    this.resubmissions = resubmissions;
    this.prepared = prepared;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Exhibit> of(Denial denial) {
    Set<String> sent =
        resubmissions.findByCaseNumberOrderByAttempt(denial.number().value()).stream()
            .map(each -> each.attempt() + " " + each.draftVersion())
            .collect(Collectors.toSet());
    return prepared.of(denial.number()).stream()
        .filter(each -> each.format() == RequestFormat.WORKSHEET)
        .filter(each -> sent.contains(each.attempt() + " " + each.version()))
        .map(each -> exhibit(denial, each))
        .toList();
  }

  private Exhibit exhibit(Denial denial, PreparedRequest worksheet) {
    return new Exhibit(
        "request:" + worksheet.attempt(),
        Exhibit.Kind.REQUEST,
        "Corrected request " + worksheet.attempt(),
        worksheet.at(),
        worksheet.name(),
        () ->
            prepared
                .file(denial.number(), worksheet.attempt(), worksheet.version(), worksheet.format())
                .orElseThrow());
  }
}

package org.overturn.resubmission;

import java.util.Map;
import java.util.TreeMap;
import org.overturn.denial.Denial;
import org.overturn.denial.FormDraft;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the page of the corrected request has by now, for the form that records it as sent. */
@Component
class CorrectRequestFormDraft implements FormDraft {

  private final WorkingRequest working;

  CorrectRequestFormDraft(WorkingRequest working) {
    this.working = working;
  }

  @Override
  public String form() {
    return "correct-request";
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, String> of(Denial denial) {
    WorkingRequest.Now now = working.of(denial);
    if (!now.draft().isSaved()) {
      return Map.of();
    }
    Map<String, String> fields = new TreeMap<>();
    fields.put("requestVersion", String.valueOf(now.draft().version()));
    fields.put("correction", CorrectionInWords.of(now.draft().content(), now.denied()));
    return fields;
  }
}

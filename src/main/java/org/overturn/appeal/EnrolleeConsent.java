package org.overturn.appeal;

import java.time.LocalDate;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.springframework.stereotype.Service;

/** The enrollee's written consent to an appeal by the provider (R70). */
@Service
class EnrolleeConsent {

  private final Appeals appeals;
  private final Timeline timeline;

  EnrolleeConsent(Appeals appeals, Timeline timeline) {
    this.appeals = appeals;
    this.timeline = timeline;
  }

  void given(CaseStep step, LocalDate on, String how) {
    appeals
        .findByCaseNumberAndLevel(step.number().value(), step.denial().appealLevel())
        .orElseThrow()
        .consented(on, how);
    timeline.add(step.number(), step.user(), "Enrollee's written consent obtained");
  }
}

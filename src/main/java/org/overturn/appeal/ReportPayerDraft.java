package org.overturn.appeal;

import java.util.Map;
import org.overturn.denial.Denial;
import org.overturn.denial.FormDraft;
import org.springframework.stereotype.Component;

/** The regulator's name, for the form in which a late payer is reported. */
@Component
class ReportPayerDraft implements FormDraft {

  private final Regulators regulators;

  ReportPayerDraft(Regulators regulators) {
    this.regulators = regulators;
  }

  @Override
  public String form() {
    return "report-payer";
  }

  @Override
  public Map<String, String> of(Denial denial) {
    return Map.of("regulator", regulators.of(denial).name());
  }
}

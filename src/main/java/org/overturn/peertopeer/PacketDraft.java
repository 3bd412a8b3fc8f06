package org.overturn.peertopeer;

import java.util.ArrayList;
import java.util.List;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialReason;

/**
 * What the denial itself gives for the packet. Nothing is invented: what the notice does not say is
 * listed as missing, first.
 */
record PacketDraft(
    String diagnosis,
    String criterionCited,
    String approvalAskedFor,
    String missing,
    String objections) {

  static PacketDraft of(Denial denial, String objections) {
    DenialReason reason = denial.reason();
    List<String> missing = new ArrayList<>();
    String diagnosis = denial.service().diagnosisCodes();
    if (isBlank(diagnosis)) {
      missing.add("The diagnosis with its ICD-10 code and date");
    }
    if (isBlank(reason.policyCited())) {
      missing.add("The policy and the exact criterion that the payer cites");
    }
    missing.add("Severity as measured values with dates");
    missing.add("Treatments tried, each with dates, dose, duration and outcome");
    return new PacketDraft(
        isBlank(diagnosis) ? null : "Diagnosis codes on the request: " + diagnosis,
        criterion(reason),
        approval(denial),
        String.join("\n", missing),
        objections);
  }

  private static String criterion(DenialReason reason) {
    List<String> parts = new ArrayList<>();
    if (!isBlank(reason.policyCited())) {
      parts.add(reason.policyCited());
    }
    if (!isBlank(reason.text())) {
      parts.add("The payer's words: \"" + reason.text() + "\"");
    }
    if (!isBlank(reason.codes())) {
      parts.add("Reason codes: " + reason.codes());
    }
    return parts.isEmpty() ? null : String.join("\n", parts);
  }

  private static String approval(Denial denial) {
    var service = denial.service();
    String what =
        service.label() + (isBlank(service.description()) ? "" : ", " + service.description());
    return service.units() == null ? what : what + ", " + service.units() + " units";
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}

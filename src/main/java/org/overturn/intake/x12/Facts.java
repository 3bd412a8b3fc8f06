package org.overturn.intake.x12;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.overturn.denial.Authorization;
import org.overturn.denial.DenialNotice;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeCheck;

/** Makes findings of facts, each flaw with its place. */
final class Facts {

  private static final String MISSING = "is missing";

  private Facts() {}

  /**
   * The finding of a line.
   *
   * @param places where a property such as {@code patient.memberId} stands
   */
  static Read read(
      Answer answer,
      boolean whole,
      DenialNotice facts,
      List<String> references,
      Authorization authorization,
      String note,
      NoticeCheck check,
      Function<String, Place> places) {
    List<Flaw> flaws = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (Flaw flaw : check.flawsIn(facts, property -> places.apply(property).words())) {
      Flaw merged = merged(flaw);
      if (!flaws.contains(merged)) {
        flaws.add(merged);
        faults.add(places.apply(flaw.property()).fault(merged));
      }
    }
    return new Read(
        new Finding(answer, whole, facts, flaws, references, authorization, note), faults);
  }

  private static Flaw merged(Flaw flaw) {
    boolean ofService = flaw.property().startsWith("service.") && flaw.problem().equals(MISSING);
    return ofService
        ? new Flaw(
            "service",
            flaw.element(),
            "names no service and is missing",
            "send the service, as SV1, SV2 or SV3, or at least its type in UM03")
        : flaw;
  }
}

package org.overturn.casework;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.overturn.denial.Denial;
import org.overturn.denial.Sha256;

/**
 * The page <i>Correct the case</i> as a person fills it in, all of it text until it is checked.
 *
 * @param windowDate the day that the letter names for asking for a call, as {@code yyyy-MM-dd}
 * @param windowTime the time on it; empty for the payer's closing time
 * @param windowZone the zone that the letter names; empty for the payer's
 * @param why the reason of the correction, for the timeline
 * @param seen what the facts were when the page was opened, see {@link #of}
 */
record CorrectionForm(
    String payer,
    String payerReference,
    String payerPhone,
    String lineOfBusiness,
    String state,
    String setting,
    String stage,
    String urgency,
    String determinationDate,
    String determinationTime,
    String windowDate,
    String windowTime,
    String windowZone,
    String appealDeadline,
    String postedDate,
    String dischargeDate,
    String why,
    String seen) {

  CorrectionForm {
    payer = plain(payer);
    payerReference = plain(payerReference);
    payerPhone = plain(payerPhone);
    lineOfBusiness = plain(lineOfBusiness);
    state = plain(state);
    setting = plain(setting);
    stage = plain(stage);
    urgency = plain(urgency);
    determinationDate = plain(determinationDate);
    determinationTime = plain(determinationTime);
    windowDate = plain(windowDate);
    windowTime = plain(windowTime);
    windowZone = plain(windowZone);
    appealDeadline = plain(appealDeadline);
    postedDate = plain(postedDate);
    dischargeDate = plain(dischargeDate);
    why = plain(why);
    seen = plain(seen);
  }

  /** The facts as they stand, with a mark by which a change of somebody else is seen. */
  static CorrectionForm of(Denial denial) {
    CorrectionForm present = present(denial);
    return present.withMark(present.mark());
  }

  private static CorrectionForm present(Denial denial) {
    return new CorrectionForm(
        denial.payer().name(),
        denial.payerReference(),
        denial.payerPhone(),
        denial.lineOfBusiness().code(),
        denial.state(),
        denial.setting().code(),
        denial.stage().code(),
        denial.urgency().code(),
        denial.determinationDate().toString(),
        denial.determinationTime().map(Objects::toString).orElse(""),
        denial.letterWindow().map(at -> at.toLocalDate().toString()).orElse(""),
        denial.letterWindow().map(at -> at.toLocalTime().toString()).orElse(""),
        denial.letterWindowZone().map(ZoneId::getId).orElse(""),
        denial.letterAppealDeadline().map(Objects::toString).orElse(""),
        denial.postedDate().map(Objects::toString).orElse(""),
        denial.dischargeDate().map(Objects::toString).orElse(""),
        "",
        "");
  }

  /** The same as another person has just left it, with what this person had typed as the reason. */
  CorrectionForm withMark(String mark) {
    return new CorrectionForm(
        payer,
        payerReference,
        payerPhone,
        lineOfBusiness,
        state,
        setting,
        stage,
        urgency,
        determinationDate,
        determinationTime,
        windowDate,
        windowTime,
        windowZone,
        appealDeadline,
        postedDate,
        dischargeDate,
        why,
        mark);
  }

  /** True when the facts are still those that the page showed. */
  boolean saw(Denial denial) {
    return seen.equals(present(denial).mark());
  }

  /** True when nothing but the reason was filled in. */
  boolean changesNothing(Denial denial) {
    return mark().equals(present(denial).mark());
  }

  /** Over the facts, without the reason; a hash, for the facts are about a patient. */
  String mark() {
    String facts =
        String.join(
            "\n",
            List.of(
                payer,
                payerReference,
                payerPhone,
                lineOfBusiness,
                state,
                setting,
                stage,
                urgency,
                determinationDate,
                determinationTime,
                windowDate,
                windowTime,
                windowZone,
                appealDeadline,
                postedDate,
                dischargeDate));
    return Sha256.of(facts);
  }

  private static String plain(String value) {
    return value == null ? "" : value.strip();
  }

  /** Says nothing: the answers are about a patient. */
  @Override
  public String toString() {
    return "CorrectionForm[not shown]";
  }
}

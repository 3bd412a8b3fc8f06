package org.overturn.denial;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A denial of one service line, whatever the format it arrived in.
 *
 * @param payerReference the payer's number of the request or claim; null when it gave none
 * @param serviceLine the line's number in the payer's answer, {@code 1} where there is only one
 * @param determinationDate the date on the notice
 * @param determinationTime the time on it in the payer's zone, null when only a date is known
 * @param letterWindow the end of the peer-to-peer window as the notice states it, in the payer's
 *     zone; null when it states none. It beats the rule table (R6)
 * @param letterAppealDeadline the last day to appeal as the notice states it, or null
 * @param receivedAt when it reached the practice
 * @param postedDate the day the payer posted or mailed it, null when it is not known
 * @param dischargeDate the day the patient left the hospital, or null
 */
public record DenialNotice(
    @NotBlank(message = "name the payer as it stands on the notice") @Size(max = 200)
        String payerText,
    @Size(max = 120) String payerReference,
    @NotBlank(message = "number the service line, 1 where there is only one") @Size(max = 40)
        String serviceLine,
    @NotNull(message = "give the date of the determination as yyyy-MM-dd")
        LocalDate determinationDate,
    LocalTime determinationTime,
    @NotNull @Valid DenialReason reason,
    @NotNull(message = "say the line of business; unknown is allowed")
        LineOfBusiness lineOfBusiness,
    @NotBlank(message = "give the state as two letters; unknown is allowed") @Size(max = 7)
        String state,
    @NotNull(message = "say the setting; unknown is allowed") CareSetting setting,
    @NotNull(message = "say the stage, such as pre-service") Stage stage,
    @NotNull(message = "say standard or expedited") Urgency urgency,
    @NotNull(message = "say who the patient is") @Valid Patient patient,
    @NotNull(message = "say which service was denied") @Valid RequestedService service,
    @Valid OrderingPhysician physician,
    LocalDateTime letterWindow,
    LocalDate letterAppealDeadline,
    @Size(max = 60) String payerPhone,
    @NotNull Instant receivedAt,
    LocalDate postedDate,
    LocalDate dischargeDate) {

  /** A notice of which neither the posting nor a discharge is known. */
  public DenialNotice(
      String payerText,
      String payerReference,
      String serviceLine,
      LocalDate determinationDate,
      LocalTime determinationTime,
      DenialReason reason,
      LineOfBusiness lineOfBusiness,
      String state,
      CareSetting setting,
      Stage stage,
      Urgency urgency,
      Patient patient,
      RequestedService service,
      OrderingPhysician physician,
      LocalDateTime letterWindow,
      LocalDate letterAppealDeadline,
      String payerPhone,
      Instant receivedAt) {
    this(
        payerText,
        payerReference,
        serviceLine,
        determinationDate,
        determinationTime,
        reason,
        lineOfBusiness,
        state,
        setting,
        stage,
        urgency,
        patient,
        service,
        physician,
        letterWindow,
        letterAppealDeadline,
        payerPhone,
        receivedAt,
        null,
        null);
  }

  /** The same notice, with further days that a payer's clock may start from. */
  public DenialNotice with(LocalDate posted, LocalDate discharge) {
    return new DenialNotice(
        payerText,
        payerReference,
        serviceLine,
        determinationDate,
        determinationTime,
        reason,
        lineOfBusiness,
        state,
        setting,
        stage,
        urgency,
        patient,
        service,
        physician,
        letterWindow,
        letterAppealDeadline,
        payerPhone,
        receivedAt,
        posted,
        discharge);
  }

  /**
   * What makes this notice the same as another: payer, payer's reference, service line and
   * determination date; the member and the service stand in for a reference that is missing.
   * Hashed, so that the identity can be logged and indexed.
   *
   * @param payerId the recognised payer's code, or the payer's text for one that is not known
   */
  public String identity(String payerId) {
    String reference =
        payerReference == null || payerReference.isBlank()
            ? "member:" + patient.memberId() + "|" + service.label()
            : payerReference;
    return Sha256.of(
        Stream.of(payerId, reference, serviceLine, determinationDate.toString())
            .map(part -> Objects.toString(part, "").strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("\n")));
  }

  @Override
  public String toString() {
    return "DenialNotice[" + determinationDate + " line " + serviceLine + "]";
  }
}

package org.overturn.resubmission;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * In which forms corrected requests are prepared, under {@code overturn.resubmission}. Without it
 * each is a worksheet.
 *
 * @param requester who asks, as the electronic forms name it
 * @param payers by payer id, as {@code identify-payer.dmn} gives it
 */
@Validated
@ConfigurationProperties("overturn.resubmission")
record ResubmissionProperties(
    @DefaultValue @Valid @NotNull Requester requester,
    @DefaultValue @Valid @NotNull Map<String, PayerForms> payers) {

  /**
   * The practice towards payers.
   *
   * @param npi of the practice as an organization
   * @param phone digits
   * @param senderId the practice's id in an X12 interchange (ISA06, GS02)
   */
  record Requester(
      @DefaultValue("") String npi,
      @DefaultValue("") @Pattern(regexp = "|\\d{10,15}", message = "write ten to fifteen digits")
          String phone,
      @DefaultValue("ZZ") @Pattern(regexp = "[0-9A-Z]{2}", message = "write the two signs of ISA05")
          String senderQualifier,
      @DefaultValue("")
          @Pattern(
              regexp = "|[A-Z0-9 .\\-]{2,15}",
              message = "write two to fifteen capitals and digits")
          String senderId) {

    @AssertTrue(message = "npi must be one, with its check digit")
    boolean isNpiSound() {
      return npi.isEmpty() || RequestCodes.isNpi(npi);
    }
  }

  /**
   * What a payer takes besides a worksheet.
   *
   * @param formats pas, x12 or both
   * @param payerId the payer's id in the forms (NM109, Organization.identifier)
   * @param receiverId the receiver's id in an X12 interchange (ISA08, GS03)
   * @param attachmentsBy X12 code of how attachments follow a 278: FX by fax, BM by mail, EL or FT
   *     electronically, EM by e-mail
   * @param test true while the payer takes tests only (ISA15)
   */
  record PayerForms(
      @DefaultValue Set<RequestFormat> formats,
      @DefaultValue("")
          @Pattern(regexp = "|[A-Za-z0-9.\\-]{2,80}", message = "write letters and digits")
          String payerId,
      @DefaultValue("ZZ") @Pattern(regexp = "[0-9A-Z]{2}", message = "write the two signs of ISA07")
          String receiverQualifier,
      @DefaultValue("")
          @Pattern(
              regexp = "|[A-Z0-9 .\\-]{2,15}",
              message = "write two to fifteen capitals and digits")
          String receiverId,
      @DefaultValue("FX")
          @Pattern(regexp = "FX|BM|EL|EM|FT", message = "write FX, BM, EL, EM or FT")
          String attachmentsBy,
      @DefaultValue("false") boolean test) {

    @AssertTrue(message = "payer-id is needed for pas and x12")
    boolean isPayerNamed() {
      return !isElectronic() || !payerId.isEmpty();
    }

    @AssertTrue(message = "receiver-id is needed for x12")
    boolean isReceiverNamed() {
      return !formats.contains(RequestFormat.X12) || !receiverId.isEmpty();
    }

    boolean isElectronic() {
      return formats.contains(RequestFormat.PAS) || formats.contains(RequestFormat.X12);
    }
  }

  @AssertTrue(message = "requester.npi is needed where a payer takes pas or x12")
  boolean isRequesterNamed() {
    return !requester.npi().isEmpty()
        || payers.values().stream().noneMatch(PayerForms::isElectronic);
  }

  @AssertTrue(message = "requester.sender-id is needed where a payer takes x12")
  boolean isSenderNamed() {
    return !requester.senderId().isEmpty()
        || payers.values().stream().noneMatch(each -> each.formats().contains(RequestFormat.X12));
  }
}

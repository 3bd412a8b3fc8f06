package org.overturn.intake.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/**
 * A payer's answer for one service line as our own JSON. All values are text, so that one look
 * finds everything that has to be mended; {@link DocumentReader} makes facts of them.
 */
@Schema(
    name = "Denial",
    description =
        "A payer's answer for one service line. Dates are yyyy-MM-dd, times are the payer's local"
            + " time. An answer that approves or pends is taken too: say so in reason.actionCode.")
public record DenialDocument(
    @Schema(
            description = "The payer's name as on the letter, or its identifier",
            requiredMode = RequiredMode.REQUIRED,
            example = "Blue Care Network of Michigan")
        String payer,
    @Schema(
            description =
                "The payer's number of the request or claim. Send it whenever there is one: later"
                    + " answers find their case by it",
            example = "BCN-26-118204")
        String payerReference,
    @Schema(
            description =
                "The line's number in the payer's answer. Left out, the service stands for it",
            example = "1")
        String serviceLine,
    @Schema(requiredMode = RequiredMode.REQUIRED) Determination determination,
    @Schema(
            defaultValue = "unknown",
            allowableValues = {
              "commercial",
              "employer",
              "marketplace",
              "medicare-advantage",
              "medicare-part-d",
              "medicaid-managed-care",
              "fep",
              "unknown"
            },
            description =
                "What kind of plan decided. commercial is fully insured, employer is self-funded")
        String lineOfBusiness,
    @Schema(
            defaultValue = "unknown",
            description = "Where the plan is issued: two letters, or unknown",
            example = "MI")
        String state,
    @Schema(
            defaultValue = "unknown",
            allowableValues = {"inpatient", "outpatient", "unknown"})
        String setting,
    @Schema(
            defaultValue = "pre-service",
            allowableValues = {"before-determination", "pre-service", "concurrent", "post-service"})
        String stage,
    @Schema(
            defaultValue = "standard",
            allowableValues = {"standard", "expedited"})
        String urgency,
    @Schema(
            format = "date",
            description =
                "The day the patient left the hospital, if that was so. Some windows count from it",
            example = "2026-11-19")
        String dischargeDate,
    @Schema(requiredMode = RequiredMode.REQUIRED) PatientPart patient,
    @Schema(requiredMode = RequiredMode.REQUIRED) ServicePart service,
    PhysicianPart physician,
    ReasonPart reason,
    LetterPart letter,
    AuthorizationPart authorization) {

  @Schema(name = "DenialDetermination", description = "When the payer decided")
  public record Determination(
      @Schema(format = "date", requiredMode = RequiredMode.REQUIRED, example = "2026-11-20")
          String date,
      @Schema(description = "HH:mm in the payer's zone, where it is stated", example = "15:40")
          String time,
      @Schema(
              format = "date",
              description =
                  "The day the payer posted or mailed the denial. Some windows count from it",
              example = "2026-11-21")
          String posted) {}

  @Schema(name = "DenialPatient")
  public record PatientPart(
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "Marguerite") String firstName,
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "Halloran") String lastName,
      @Schema(format = "date", example = "1968-04-02") String birthDate,
      @Schema(
              description = "As on the card or the letter",
              requiredMode = RequiredMode.REQUIRED,
              example = "XYM904417730")
          String memberId) {}

  @Schema(name = "DenialService", description = "What was asked for")
  public record ServicePart(
      @Schema(
              description = "CPT, HCPCS, ICD-10-PCS, NDC or another",
              requiredMode = RequiredMode.REQUIRED,
              example = "CPT")
          String system,
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "72148") String code,
      @Schema(example = "MRI of the lumbar spine without contrast") String description,
      @Schema(type = "integer", example = "1") String units,
      @Schema(description = "ICD-10-CM", example = "[\"M54.16\"]")
          @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<String> diagnosisCodes) {}

  @Schema(name = "DenialPhysician", description = "Who ordered the service")
  public record PhysicianPart(
      @Schema(example = "Dr. Anselm Okafor") String name,
      @Schema(description = "National Provider Identifier, ten digits", example = "1234567893")
          String npi,
      @Schema(example = "Physical medicine and rehabilitation") String specialty) {}

  @Schema(
      name = "DenialReason",
      description = "Why, in the payer's words. Without codes and text the case asks for it first")
  public record ReasonPart(
      @Schema(
              description =
                  "X12 HCR01, or AAA for a refused request. Left out, it is a plain denial",
              allowableValues = {"A1", "A2", "A3", "A4", "A6", "C", "CT", "NA", "AAA"},
              example = "A3")
          String actionCode,
      @Schema(
              description = "SYSTEM:CODE, systems HCR (X12 list 886), CARC, RARC and AAA",
              example = "[\"HCR:0F\"]")
          @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<String> codes,
      @Schema(example = "Six weeks of conservative treatment are not documented.") String text,
      @Schema(example = "Lumbar spine imaging, section 2, 2026-01") String policyCited) {}

  @Schema(name = "DenialLetter", description = "What the letter itself states; it beats the rules")
  public record LetterPart(
      @Schema(
              description =
                  "End of the time to ask for a peer-to-peer: yyyy-MM-dd'T'HH:mm in the payer's"
                      + " zone, or a date for its whole day",
              example = "2026-12-04T17:00")
          String windowClosesAt,
      @Schema(format = "date", description = "Last day to appeal", example = "2027-05-19")
          String appealDeadline,
      @Schema(description = "Where to ask for a peer-to-peer", example = "1-800-555-0142")
          String phone) {}

  @Schema(name = "DenialAuthorization", description = "Of an answer that approves")
  public record AuthorizationPart(
      @Schema(example = "AUTH-7731") String number,
      String approvedCodes,
      @Schema(type = "integer") String approvedUnits,
      @Schema(format = "date") String validFrom,
      @Schema(format = "date") String validTo) {}
}

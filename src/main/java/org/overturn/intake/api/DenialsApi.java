package org.overturn.intake.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.overturn.intake.Arrived;
import org.overturn.intake.Formats;
import org.overturn.intake.Intake;
import org.overturn.intake.IntakeProperties;
import org.overturn.intake.IntakeResult;
import org.overturn.intake.NoticeState;
import org.overturn.intake.json.DenialDocument;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes notices over HTTP. */
@RestController
@PreAuthorize("hasAnyAuthority('GROUP_intake-clients', 'GROUP_coordinators', 'GROUP_supervisors')")
@Tag(name = "Denials", description = "Where other systems hand in what payers answered")
class DenialsApi {

  private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

  private final Intake intake;
  private final Formats formats;
  private final Acknowledging acknowledging;
  private final IntakeProperties properties;

  DenialsApi(
      Intake intake, Formats formats, Acknowledging acknowledging, IntakeProperties properties) {
    this.intake = intake;
    this.acknowledging = acknowledging;
    this.formats = formats;
    this.properties = properties;
  }

  /**
   * Takes one notice. The content type is examined here and not by the mapping, so that a type that
   * is not taken gets the same kind of answer as everything else.
   */
  @PostMapping("/api/denials")
  @Operation(
      operationId = "receiveDenial",
      summary = "Hand in a payer's answer",
      description =
          "Takes a FHIR R4 answer (Da Vinci PAS response Bundle, or a ClaimResponse), an X12"
              + " interchange (278 answers, denied claims of an 835), a denial letter (PDF, TIFF, PNG,"
              + " JPEG) or our own JSON. Every denied line becomes one case; the same notice again gives the same case. After a 2xx"
              + " nothing can be lost; after a 503 send it again, which is safe. X12 is answered"
              + " with 999 and TA1, with the same status, where Accept names application/edi-x12.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = DenialDocument.class),
                    examples =
                        @ExampleObject(name = "A denied MRI", value = DenialExamples.DENIED_MRI)),
                @Content(
                    mediaType = NoticeBody.FHIR_JSON,
                    schema = @Schema(type = "object"),
                    examples =
                        @ExampleObject(
                            name = "A ClaimResponse by itself",
                            value = DenialExamples.CLAIM_RESPONSE)),
                @Content(
                    mediaType = Acknowledging.X12_VALUE,
                    schema = @Schema(type = "string"),
                    examples =
                        @ExampleObject(
                            name = "A denied line beside an approved one",
                            value = DenialExamples.X12_REVIEW)),
                @Content(
                    mediaType = MediaType.APPLICATION_PDF_VALUE,
                    schema = @Schema(type = "string", format = "binary"))
              }),
      responses = {
        @ApiResponse(
            responseCode = "201",
            description = "At least one case was opened",
            headers = @Header(name = "Location", description = "The first case"),
            content = @Content(schema = @Schema(implementation = IntakeAnswer.class))),
        @ApiResponse(
            responseCode = "200",
            description = "Taken, and no case was opened",
            content = @Content(schema = @Schema(implementation = IntakeAnswer.class))),
        @ApiResponse(
            responseCode = "202",
            description = "Kept; some of the notices inside it are still to be taken",
            headers = @Header(name = "Location", description = "Where to ask what became of it"),
            content = @Content(schema = @Schema(implementation = IntakeAnswer.class))),
        @ApiResponse(
            responseCode = "400",
            description = "Not the document that its content type says",
            content =
                @Content(
                    mediaType = PROBLEM,
                    schema = @Schema(implementation = ProblemDetail.class))),
        @ApiResponse(
            responseCode = "413",
            description = "Larger than overturn.intake.max-size",
            content =
                @Content(
                    mediaType = PROBLEM,
                    schema = @Schema(implementation = ProblemDetail.class))),
        @ApiResponse(
            responseCode = "415",
            description = "A content type that is not taken; the answer lists those that are",
            content =
                @Content(
                    mediaType = PROBLEM,
                    schema = @Schema(implementation = ProblemDetail.class))),
        @ApiResponse(
            responseCode = "422",
            description = "Readable, but incomplete or impossible: element and mend are named",
            content =
                @Content(
                    mediaType = PROBLEM,
                    schema = @Schema(implementation = ProblemDetail.class))),
        @ApiResponse(
            responseCode = "503",
            description = "Not now: send it again after Retry-After seconds",
            content =
                @Content(
                    mediaType = PROBLEM,
                    schema = @Schema(implementation = ProblemDetail.class)))
      })
  ResponseEntity<?> receive(
      @io.swagger.v3.oas.annotations.Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    NoticeBody body = NoticeBody.of(request, formats.contentTypes(), properties.maxSize());
    IntakeResult result =
        intake.take(Arrived.byApi(body.contentType(), body.bytes(), request.getRemoteUser()));
    // set, not negotiated: a client that asks for FHIR only must not get 406 for what was taken
    Optional<byte[]> acknowledgement = acknowledging.asked(request, result.notice());
    return acknowledgement.isPresent()
        ? response(result).contentType(Acknowledging.X12).body(acknowledgement.get())
        : response(result).contentType(MediaType.APPLICATION_JSON).body(IntakeAnswer.of(result));
  }

  /** What became of a notice that was handed in before. */
  @GetMapping("/api/denials/{notice}")
  @Operation(
      operationId = "readNotice",
      summary = "Ask what became of a notice",
      description = "For a notice with many parts, until none of them is in state received.",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "As far as it has come",
            content = @Content(schema = @Schema(implementation = IntakeAnswer.class))),
        @ApiResponse(responseCode = "404", description = "No notice has this number")
      })
  ResponseEntity<IntakeAnswer> read(@PathVariable UUID notice) {
    return ResponseEntity.of(intake.result(notice).map(IntakeAnswer::of));
  }

  /** The answer in the notice's own format, as often as the sender asks for it. */
  @GetMapping("/api/denials/{notice}/acknowledgement")
  @Operation(
      operationId = "readAcknowledgement",
      summary = "Get the acknowledgement of a notice",
      description =
          "For X12: a 999 (005010X231A1) for each functional group, and a TA1 where the envelope is"
              + " at fault or ISA14 asks for one. The same notice gives the same bytes.",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The acknowledgement",
            content =
                @Content(
                    mediaType = Acknowledging.X12_VALUE,
                    schema = @Schema(type = "string", format = "binary"))),
        @ApiResponse(
            responseCode = "404",
            description = "No notice has this number, or its format knows no acknowledgement")
      })
  ResponseEntity<byte[]> acknowledgement(@PathVariable UUID notice) {
    return intake
        .result(notice)
        .flatMap(known -> acknowledging.of(notice))
        .map(bytes -> ResponseEntity.ok().contentType(Acknowledging.X12).body(bytes))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static ResponseEntity.BodyBuilder response(IntakeResult result) {
    if (result.isWaiting()) {
      return ResponseEntity.accepted().location(URI.create("/api/denials/" + result.notice()));
    }
    return result.cases().isEmpty() || !opened(result)
        ? ResponseEntity.ok()
        : ResponseEntity.created(URI.create("/cases/" + result.cases().get(0)));
  }

  private static boolean opened(IntakeResult result) {
    return result.state() == NoticeState.ACCEPTED
        || result.parts().containsKey(NoticeState.ACCEPTED);
  }
}

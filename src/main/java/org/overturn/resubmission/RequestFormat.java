package org.overturn.resubmission;

import java.util.Arrays;
import java.util.Optional;
import org.overturn.denial.Coded;

/** In which form a corrected request is prepared. */
enum RequestFormat implements Coded {
  /** What to type into the payer's portal, or to fax: a PDF. */
  WORKSHEET("worksheet", "Worksheet (PDF)", "pdf", "application/pdf"),
  /** The request Bundle of Da Vinci Prior Authorization Support, FHIR R4. */
  PAS("pas", "Da Vinci PAS request (FHIR)", "json", "application/fhir+json"),
  /** 005010X217. */
  X12("x12", "X12 278 request", "x12", "application/edi-x12");

  private final String code;
  private final String label;
  private final String ending;
  private final String contentType;

  RequestFormat(String code, String label, String ending, String contentType) {
    this.code = code;
    this.label = label;
    this.ending = ending;
    this.contentType = contentType;
  }

  @Override
  public String code() {
    return code;
  }

  /** The words people read. */
  public String label() {
    return label;
  }

  String ending() {
    return ending;
  }

  String contentType() {
    return contentType;
  }

  static Optional<RequestFormat> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}

package org.overturn.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Notices as tests need them, ordinary where a test says nothing else. */
final class Documents {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Documents() {}

  /** A clinical denial by UnitedHealthcare as our own JSON, complete. */
  static ObjectNode denial() {
    return read(
        """
        {"payer": "UnitedHealthcare", "payerReference": "REF-1001", "serviceLine": "1",
         "determination": {"date": "2026-11-17", "time": "15:40"},
         "lineOfBusiness": "commercial", "state": "OH", "setting": "outpatient",
         "stage": "pre-service", "urgency": "standard",
         "patient": {"firstName": "Zyxmarked", "lastName": "Qvphitest",
           "birthDate": "1961-02-03", "memberId": "MEMB-ZYX-77"},
         "service": {"system": "CPT", "code": "72148", "description": "MRI lumbar spine",
           "units": 1, "diagnosisCodes": ["M54.16"]},
         "physician": {"name": "Pat Ordering, MD", "npi": "1234567893",
           "specialty": "Orthopedics"},
         "reason": {"actionCode": "A3", "codes": ["HCR:0F"],
           "text": "The service is not medically necessary.", "policyCited": "Policy 2026.11"}}
        """);
  }

  /** The same request approved, with an authorization number. */
  static ObjectNode approval() {
    ObjectNode approval = denial();
    with(approval, "determination.date", "2026-11-18");
    approval.set("reason", read("{\"actionCode\": \"A1\"}"));
    approval.set("authorization", read("{\"number\": \"AUTH-9\", \"approvedCodes\": \"72148\"}"));
    return approval;
  }

  /** An administrative denial: the payer found a wrong code. */
  static ObjectNode administrative() {
    ObjectNode denial = denial();
    denial.set("reason", read("{\"actionCode\": \"AAA\", \"codes\": [\"AAA:33\"]}"));
    return denial;
  }

  /** Sets the value at a dotted path; null removes the field. */
  static ObjectNode with(ObjectNode document, String path, Object value) {
    String[] parts = path.split("\\.");
    ObjectNode parent = document;
    for (int i = 0; i < parts.length - 1; i++) {
      parent = parent.withObject("/" + parts[i]);
    }
    String field = parts[parts.length - 1];
    if (value == null) {
      parent.remove(field);
    } else {
      parent.set(field, JSON.valueToTree(value));
    }
    return document;
  }

  static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

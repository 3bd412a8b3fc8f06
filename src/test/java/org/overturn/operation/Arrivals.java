package org.overturn.operation;

/** A denial whose patient would be found again wherever the name got to. */
final class Arrivals {

  private Arrivals() {}

  static String markedDenial() {
    return """
        {"payer": "UnitedHealthcare", "payerReference": "REF-1",
         "determination": {"date": "2026-11-17"}, "lineOfBusiness": "employer",
         "state": "TX", "setting": "outpatient", "stage": "pre-service", "urgency": "standard",
         "patient": {"firstName": "Zyxmarked", "lastName": "Qvphitest",
           "birthDate": "1961-02-03", "memberId": "MEMB-ZYX-77"},
         "service": {"system": "CPT", "code": "72148", "description": "MRI", "units": "1"},
         "physician": {"name": "Dr. Anselm Okafor", "specialty": "Orthopedics"},
         "reason": {"actionCode": "A3", "codes": ["HCR:0F"],
           "text": "Six weeks of conservative treatment are not documented."}}
        """;
  }
}

package org.overturn.intake.api;

/** The runnable examples of the API's description; their people are fictional. */
final class DenialExamples {

  static final String DENIED_MRI =
      """
      {
        "payer": "Blue Care Network of Michigan",
        "payerReference": "BCN-26-118204",
        "serviceLine": "1",
        "determination": {"date": "2026-11-17", "time": "15:40"},
        "lineOfBusiness": "commercial",
        "state": "MI",
        "setting": "outpatient",
        "stage": "pre-service",
        "urgency": "standard",
        "patient": {
          "firstName": "Marguerite",
          "lastName": "Halloran",
          "birthDate": "1968-04-02",
          "memberId": "XYM904417730"
        },
        "service": {
          "system": "CPT",
          "code": "72148",
          "description": "MRI of the lumbar spine without contrast",
          "units": 1,
          "diagnosisCodes": ["M54.16"]
        },
        "physician": {
          "name": "Dr. Anselm Okafor",
          "npi": "1234567893",
          "specialty": "Physical medicine and rehabilitation"
        },
        "reason": {
          "actionCode": "A3",
          "codes": ["HCR:0F"],
          "text": "Not medically necessary: six weeks of conservative treatment are not documented.",
          "policyCited": "Lumbar spine imaging, section 2, 2026-01"
        },
        "letter": {"phone": "1-800-555-0142"}
      }
      """;

  static final String CLAIM_RESPONSE =
      """
      {
        "resourceType": "ClaimResponse",
        "contained": [
          {"resourceType": "Patient", "id": "patient",
           "identifier": [{"system": "https://payer.example/member", "value": "W88213045"}],
           "name": [{"family": "Abernathy", "given": ["Louisa"]}], "birthDate": "1959-08-23"}
        ],
        "identifier": [{"system": "https://practice.example/request", "value": "REQ-40417"}],
        "status": "active",
        "type": {"coding": [{"code": "professional",
          "system": "http://terminology.hl7.org/CodeSystem/claim-type"}]},
        "use": "preauthorization",
        "patient": {"reference": "#patient"},
        "created": "2026-11-17T11:20:00-06:00",
        "insurer": {"display": "Aetna"},
        "outcome": "complete",
        "addItem": [{
          "itemSequence": [1],
          "productOrService": {"coding": [{"system": "http://www.ama-assn.org/go/cpt",
            "code": "73721"}], "text": "MRI of the knee"},
          "adjudication": [{
            "category": {"coding": [{"code": "submitted",
              "system": "http://terminology.hl7.org/CodeSystem/adjudication"}]},
            "extension": [{
              "url": "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewAction",
              "extension": [
                {"url": "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewActionCode",
                 "valueCodeableConcept": {"coding": [{"code": "A3",
                   "system": "https://codesystem.x12.org/005010/306"}]}},
                {"url": "reasonCode", "valueCodeableConcept": {"coding": [{"code": "0F",
                   "system": "https://codesystem.x12.org/005010/886"}]}}
              ]
            }]
          }]
        }]
      }
      """;

  static final String X12_REVIEW =
      """
      ISA*00*          *00*          *ZZ*AETNAUM        *ZZ*LAKESIDE       \
      *261117*1120*^*00501*000000812*0*P*:~
      GS*HI*AETNAUM*LAKESIDE*20261117*1120*812*X*005010X217~
      ST*278*0001*005010X217~
      BHT*0007*11*REQ-50611*20261117*1120*18~
      HL*1**20*1~
      NM1*X3*2*AETNA*****PI*60054~
      PER*IC*UTILIZATION MANAGEMENT*TE*18005550177~
      HL*2*1*21*1~
      NM1*1P*1*OKAFOR*ANSELM****XX*1234567893~
      HL*3*2*22*1~
      NM1*IL*1*ABERNATHY*LOUISA****MI*W88213045~
      DMG*D8*19590823*F~
      HL*4*3*EV*1~
      TRN*2*TRACE-50611*9AETNAUM01~
      UM*HS*I*3*22:B~
      HI*ABK:M170~
      HL*5*4*SS*0~
      HCR*A3**0F~
      SV1*HC:73721**UN*1~
      HL*6*4*SS*0~
      HCR*A1*AUTH-50612~
      SV1*HC:97110**UN*12~
      SE*21*0001~
      GE*1*812~
      IEA*1*000000812~
      """;

  private DenialExamples() {}
}

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

  private DenialExamples() {}
}

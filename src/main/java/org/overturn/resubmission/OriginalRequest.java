package org.overturn.resubmission;

import static org.overturn.resubmission.RequestField.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.overturn.denial.Denial;
import org.overturn.denial.OrderingPhysician;

/** The request that was denied, as far as the case knows it; the rest is empty. */
final class OriginalRequest {

  private OriginalRequest() {}

  static RequestValues of(Denial denial) {
    Map<RequestField, String> known = new EnumMap<>(RequestField.class);
    known.put(PAYER_NAME, denial.payer().name());
    known.put(LINE_OF_BUSINESS, denial.lineOfBusiness().code());
    known.put(MEMBER_ID, denial.patient().memberId());
    known.put(PATIENT_FIRST_NAME, denial.patient().firstName());
    known.put(PATIENT_LAST_NAME, denial.patient().lastName());
    known.put(BIRTH_DATE, Objects.toString(denial.patient().birthDate(), ""));
    known.put(PAYER_REFERENCE, denial.payerReference());
    known.put(CODE_SYSTEM, denial.service().system());
    known.put(CODE, denial.service().code());
    known.put(DESCRIPTION, denial.service().description());
    known.put(UNITS, Objects.toString(denial.service().units(), ""));
    known.put(DIAGNOSES, denial.service().diagnosisCodes());
    known.put(SETTING, denial.setting().code());
    known.put(URGENCY, denial.urgency().code());
    known.put(ORDERING_NAME, denial.physician().map(OrderingPhysician::name).orElse(""));
    known.put(ORDERING_NPI, denial.physician().map(OrderingPhysician::npi).orElse(""));
    return RequestValues.of(known::get);
  }
}

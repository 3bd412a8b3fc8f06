package org.overturn.notification;

import java.util.Optional;
import org.overturn.denial.CaseNumber;

/**
 * What a mail is about, by the business key of the process that sends it: a case, or an arrival
 * that belongs to none.
 *
 * @param name stands before the mail's subject
 * @param page where to look
 * @param number the case, empty for an arrival
 */
record Subject(String name, String page, Optional<CaseNumber> number) {

  static Subject of(String businessKey) {
    if (!CaseNumber.isNumber(businessKey)) {
      return new Subject("Arrival", "/intake/" + businessKey, Optional.empty());
    }
    return new Subject(
        businessKey, "/cases/" + businessKey, Optional.of(new CaseNumber(businessKey)));
  }
}

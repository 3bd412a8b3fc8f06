package org.overturn.resubmission;

import java.util.Map;
import java.util.TreeMap;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Corrected requests, saved as their page saves them. */
public class RequestFixture {

  /** What makes the request of an ordinary test case one that can be sent. */
  static final Map<RequestField, String> CORRECTED =
      Map.of(
          RequestField.CODE, "72149",
          RequestField.UNITS, "1",
          RequestField.DIAGNOSES, "M54.16",
          RequestField.BIRTH_DATE, "1961-02-03",
          RequestField.ORDERING_NAME, "Pat Ordering, MD",
          RequestField.ORDERING_NPI, "1234567893",
          RequestField.WHAT_WAS_WRONG, "code",
          RequestField.WHY, "Zyxtyped The order is for contrast: 72149, not 72148.");

  static final EditingRequest.Person COORDINATOR =
      new EditingRequest.Person("coordinator", "127.0.0.1");

  private final Cases cases;
  private final WorkingRequest working;
  private final EditingRequest editing;
  private final TransactionTemplate transaction;

  RequestFixture(
      Cases cases,
      WorkingRequest working,
      EditingRequest editing,
      TransactionTemplate transaction) {
    this.cases = cases;
    this.working = working;
    this.editing = editing;
    this.transaction = transaction;
  }

  /** In this application; no bean, so that all tests go on sharing one context. */
  public static RequestFixture in(ApplicationContext application) {
    return application.getAutowireCapableBeanFactory().createBean(RequestFixture.class);
  }

  /** A person corrects the code, unless the request has been corrected already. */
  public int corrected(CaseNumber number) {
    int saved = now(number).draft().version();
    return saved > 0 ? saved : corrected(number, CORRECTED);
  }

  /** A person changes these fields and saves. */
  int corrected(CaseNumber number, Map<RequestField, String> changes) {
    WorkingRequest.Now now = now(number);
    Map<RequestField, String> all = new TreeMap<>(changes);
    if (now.draft().content().get(RequestField.CODE).equals(changes.get(RequestField.CODE))) {
      all.put(RequestField.CODE, "72158"); // the one before was denied as well
    }
    return save(number, now, all);
  }

  int save(CaseNumber number, WorkingRequest.Now seen, Map<RequestField, String> changes) {
    return editing.save(
        number,
        RequestValues.of(field -> changes.getOrDefault(field, seen.draft().content().get(field))),
        new EditingRequest.Seen(
            seen.draft().attempt(), seen.draft().version(), EditingRequest.mark(seen.original())),
        COORDINATOR);
  }

  WorkingRequest.Now now(CaseNumber number) {
    return transaction.execute(status -> working.of(cases.get(number)));
  }
}

package org.overturn.intake.review;

import java.util.Arrays;
import org.overturn.denial.Coded;

/** Which arrivals a list shows. */
enum ArrivalFilter implements Coded {
  TO_DO(
      "to-do",
      "To do",
      """
      seen_at is null and (state = 'NEEDS_A_PERSON'
        or state = 'REJECTED' and (part_of is not null or channel not in ('api', 'tasklist')))
      """),
  WAITING("waiting", "Being read", "state = 'RECEIVED'"),
  ACCEPTED("accepted", "Opened a case", "state = 'ACCEPTED'"),
  DECISION("decision", "Decided one", "state = 'DECISION'"),
  DUPLICATE("duplicate", "Known already", "state = 'DUPLICATE'"),
  NOT_A_DENIAL("not-a-denial", "Not a denial", "state = 'NOT_A_DENIAL'"),
  REJECTED("rejected", "Refused", "state = 'REJECTED'"),
  ALL("all", "All", "part_of is null");

  private final String code;
  private final String label;
  private final String condition;

  ArrivalFilter(String code, String label, String condition) {
    this.code = code;
    this.label = label;
    this.condition = condition;
  }

  /** The filter of this code; what waits for a person for anything that is none. */
  static ArrivalFilter of(String code) {
    return Arrays.stream(values())
        .filter(filter -> filter.code.equals(code))
        .findFirst()
        .orElse(TO_DO);
  }

  @Override
  public String code() {
    return code;
  }

  public String label() {
    return label;
  }

  /** As SQL on {@code overturn.notice}. */
  String condition() {
    return condition;
  }
}

package org.overturn.casework;

import java.util.List;
import org.overturn.access.CaseAccess;

/**
 * The parts of the list, in the order in which they follow one another. Each is read along an index
 * and only as far as the page reaches, the later ones only when the earlier do not fill it: sorting
 * all cases by a deadline looked up for each took 40 ms with 10,000 cases, this takes one.
 */
enum ListPart {
  /** Open cases with an open deadline, the nearest first. */
  DUE(
      """
       from overturn.case_deadline n
       join overturn.denial d on d.case_number = n.case_number
      where n.state = 'OPEN' and d.outcome is null
        and not exists (select 1 from overturn.case_deadline e
                         where e.case_number = n.case_number and e.state = 'OPEN'
                           and (e.due_at, e.id) < (n.due_at, n.id))
      """,
      "n.due_at, n.id"),

  /** Open cases for which nothing is due, the newest first. */
  NOT_DUE(
      """
       from overturn.denial d
       left join overturn.case_deadline n on n.case_number = d.case_number and n.state = 'OPEN'
      where d.outcome is null and n.id is null
      """,
      "d.received_at desc, d.case_number"),

  /** Ended cases, the last to end first. */
  ENDED(
      """
       from overturn.denial d
       left join overturn.case_deadline n on false
      where d.outcome is not null
      """,
      "d.resolved_at desc, d.case_number");

  /** What a row is read from; d is the case, n its nearest open deadline. */
  static final String COLUMNS =
      """
      d.case_number, d.payer_name, d.payer_recognised, d.service_system, d.service_code,
      d.service_description, d.urgency, d.kind, d.call_track, d.appeal_track, d.outcome,
      d.resolved_at, n.kind as next_kind, n.due_at as next_due, n.zone as next_zone
      """;

  private final String from;
  private final String order;

  ListPart(String from, String order) {
    this.from = from;
    this.order = order;
  }

  String rows() {
    return "select " + COLUMNS + from + " order by " + order + " limit :size offset :skip";
  }

  String count() {
    return "select count(*)" + from;
  }

  /** Only cases that are {@code :user}'s. */
  String rowsOfTheirs() {
    return CaseAccess.PHYSICIANS
        + " select "
        + COLUMNS
        + from
        + " and "
        + CaseAccess.THEIRS
        + " order by "
        + order
        + " limit :size offset :skip";
  }

  String countOfTheirs() {
    return CaseAccess.PHYSICIANS + " select count(*)" + from + " and " + CaseAccess.THEIRS;
  }

  static List<ListPart> of(CaseStatus status) {
    return switch (status) {
      case OPEN -> List.of(DUE, NOT_DUE);
      case CLOSED -> List.of(ENDED);
      case ALL -> List.of(values());
    };
  }
}

package org.overturn.insight;

/**
 * The board's SQL. Clocks are read along an index in the order in which they close, and only as far
 * as the page reaches; a clock's task is looked up for the lines of the page alone, unless the
 * filter asks for it. The engine's tables are read, never written.
 */
final class ClockQueries {

  /** Cases are closed with all their deadlines; the second condition is for safety's sake. */
  private static final String OPEN =
      """
        from overturn.case_deadline c
        join overturn.denial d on d.case_number = c.case_number
       where c.state = 'OPEN' and d.outcome is null
      """;

  /** The task that a clock waits for: by its kind, else the case's most pressing one. */
  private static final String TASK =
      """
      left join lateral (
        select t.id_, t.name_, t.assignee_
          from act_ru_execution e
          join act_ru_task t on t.proc_inst_id_ = e.id_
         where e.business_key_ = c.case_number
         order by array_position(%s, t.task_def_key_::text) nulls last,
                  t.priority_ desc, t.due_date_, t.id_
         limit 1) t on true
      """
          .formatted(TaskOfClock.elementsSql("c.kind"));

  static final String TALLY =
      """
      select count(*) as open,
             count(*) filter (where c.due_at <= :now) as passed,
             count(*) filter (where c.due_at > :now and c.due_at < :closing) as closing,
             count(*) filter (where c.due_at > :now and c.due_at < :endOfToday) as today
      """
          + OPEN;

  /** The practice's own windows; the payer's clocks wait for the payer. */
  static final String UNATTENDED =
      """
      select count(*)
        from overturn.case_deadline c
        join overturn.denial d on d.case_number = c.case_number
        %s
       where c.state = 'OPEN' and d.outcome is null
         and c.kind in ('CALL_WINDOW', 'CALL_BACK', 'APPEAL_FILING')
         and c.due_at > :now and c.due_at < :closing and t.assignee_ is null
      """
          .formatted(TASK);

  static final String PAYERS =
      """
      select payer_id, max(payer_name) as payer_name, payer_recognised
        from overturn.denial where outcome is null group by payer_id, payer_recognised
      """;

  static final String LAPSES =
      """
      select c.case_number, c.kind, c.due_at, c.cause, c.lapse_cause, d.payer_name,
             d.payer_recognised, d.service_system, d.service_code
        from overturn.case_deadline c
        join overturn.denial d on d.case_number = c.case_number
       where c.state = 'LAPSED' and c.settled_at >= :since and c.settled_at < :until
       order by c.settled_at desc, c.id
       limit :size
      """;

  private ClockQueries() {}

  static String page(BoardFilter filter) {
    boolean byTask = filter.whose() != BoardFilter.Whose.ALL;
    String page =
        """
        select c.id, c.case_number, c.kind, c.due_at, c.zone, c.source, d.payer_name,
               d.payer_recognised, d.service_system, d.service_code, d.urgency %s
          from (select * from overturn.case_deadline where state = 'OPEN') c
          join overturn.denial d on d.case_number = c.case_number
          %s
         where d.outcome is null %s
         order by c.due_at, c.id
         limit :size offset :skip
        """
            .formatted(
                byTask ? ", t.id_, t.name_, t.assignee_" : "",
                byTask ? TASK : "",
                conditions(filter));
    return """
    select c.*, t.id_ as task, t.name_ as task_name, t.assignee_ as assignee,
           nullif(trim(concat(u.first_, ' ', u.last_)), '') as assignee_name,
           (select string_agg(distinct l.group_id_, ',') from act_ru_identitylink l
             where l.task_id_ = t.id_ and l.type_ = 'candidate') as groups
      from (%s) c
      %s
      left join act_id_user u on u.id_ = t.assignee_
     order by c.due_at, c.id
    """
        .formatted(
            page, byTask ? "cross join lateral (select c.id_, c.name_, c.assignee_) t" : TASK);
  }

  static String count(BoardFilter filter) {
    boolean byTask = filter.whose() != BoardFilter.Whose.ALL;
    return """
    select count(*) from (
      select 1
        from overturn.case_deadline c
        join overturn.denial d on d.case_number = c.case_number
        %s
       where c.state = 'OPEN' and d.outcome is null %s
       limit :counted) n
    """
        .formatted(byTask ? TASK : "", conditions(filter));
  }

  private static String conditions(BoardFilter filter) {
    StringBuilder conditions = new StringBuilder();
    switch (filter.whose()) {
      case MINE ->
          conditions.append(
              """
               and t.assignee_ = :user
               and c.case_number in (select e.business_key_ from act_ru_task a
                                       join act_ru_execution e on e.id_ = a.proc_inst_id_
                                      where a.assignee_ = :user)
              """);
      case UNASSIGNED -> conditions.append(" and t.id_ is not null and t.assignee_ is null");
      default -> {}
    }
    if (!filter.payer().isEmpty()) {
      conditions.append(" and d.payer_id = :payer");
    }
    if (filter.kind() != null) {
      conditions.append(" and c.kind = :kind");
    }
    if (filter.today()) {
      conditions.append(" and c.due_at < :endOfToday");
    }
    return conditions.toString();
  }
}

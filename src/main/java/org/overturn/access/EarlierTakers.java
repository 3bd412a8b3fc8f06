package org.overturn.access;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * After the upgrade that brought access by case: whoever has or had a task keeps its case. It does
 * something at the first start only, when nobody has been let into a case yet.
 */
@Component
class EarlierTakers implements ApplicationRunner {

  private final JdbcClient jdbc;

  EarlierTakers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    jdbc.sql(
            """
            insert into overturn.case_access (id, case_number, user_id, way, since)
            select gen_random_uuid(), p.business_key_, t.assignee_, 'TASK',
                   min(t.start_time_ at time zone current_setting('timezone'))
              from act_hi_taskinst t
              join act_hi_procinst p on p.id_ = t.proc_inst_id_
              join act_id_membership m on m.user_id_ = t.assignee_ and m.group_id_ = 'physicians'
              join overturn.denial d on d.case_number = p.business_key_
             where not exists (select 1 from overturn.case_access)
             group by p.business_key_, t.assignee_
            on conflict do nothing
            """)
        .update();
  }
}

package org.overturn.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.overturn.notification.StubbornSmtp;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is true after every fault, by the database and by what the mail server got: no denial is
 * lost or doubled, no timer is missed or fires twice, no mail is lost or doubled.
 */
final class Invariants {

  private final JdbcTemplate sql;

  /** By the payer's reference: how many cases there have to be. */
  private final Map<String, Integer> sentDenials = new ConcurrentSkipListMap<>();

  Invariants(JdbcTemplate sql) {
    this.sql = sql;
  }

  /** A denial was sent, whatever its sender was told: it counts from here on. */
  void sent(String reference) {
    sentDenials.putIfAbsent(reference, 1);
  }

  /** The test has copied each case so often. */
  void copied(int times) {
    sentDenials.replaceAll((reference, cases) -> cases * (1 + times));
  }

  /** What was sent whose reference begins so. */
  List<String> sentAfter(String prefix) {
    return sentDenials.keySet().stream().filter(each -> each.startsWith(prefix)).toList();
  }

  /**
   * Nothing is due or about to be, as what came second is in a second; nothing that failed waits.
   */
  boolean isSettled() {
    return count("overturn.notice where state = 'RECEIVED'") == 0
        && count(
                """
                act_ru_job where retries_ > 0 and handler_type_ <> 'history-cleanup'
                  and (duedate_ is null or duedate_ <= now() + interval '3 seconds'
                    or exception_stack_id_ is not null)
                """)
            == 0;
  }

  void hold(StubbornSmtp mailServer) {
    noDenialIsLostOrDoubled();
    noTimerIsMissed();
    noMailIsDoubled(mailServer);
  }

  private void noDenialIsLostOrDoubled() {
    Map<String, Integer> opened = new TreeMap<>();
    sql.query(
        "select payer_reference, count(*) from overturn.denial group by 1",
        row -> {
          opened.put(row.getString(1), row.getInt(2));
        });
    assertThat(opened).as("cases of the denials that were sent").isEqualTo(sentDenials);
    assertThat(
            strings(
                """
                select d.case_number from overturn.denial d
                where 1 <> (select count(*) from act_hi_procinst p
                  where p.business_key_ = d.case_number and p.proc_def_key_ = 'denial-resolution')
                """))
        .as("cases without their process")
        .isEmpty();
    assertThat(
            strings(
                """
                select p.business_key_ from act_hi_procinst p
                where p.proc_def_key_ = 'denial-resolution' and not exists
                  (select from overturn.denial d where d.case_number = p.business_key_)
                """))
        .as("processes without their case")
        .isEmpty();
    assertThat(
            strings(
                """
                select case_number from overturn.denial d where not exists
                  (select from overturn.case_deadline c where c.case_number = d.case_number)
                """))
        .as("cases without a deadline")
        .isEmpty();
    assertThat(count("overturn.notice where state = 'RECEIVED'")).as("not settled").isZero();
  }

  /** But for the clean-up of the history, which at night is due again and again. */
  private void noTimerIsMissed() {
    assertThat(
            count(
                """
                act_ru_job where handler_type_ <> 'history-cleanup'
                  and (duedate_ <= now() or duedate_ is null)
                """))
        .as("jobs left over")
        .isZero();
    assertThat(count("act_ru_job where retries_ = 0")).as("jobs given up").isZero();
    assertThat(count("act_ru_incident")).as("incidents").isZero();
    assertThat(
            strings(
                """
                select case_number from overturn.case_deadline
                where state = 'LAPSED' and settled_at <> due_at
                """))
        .as("lapses that are not recorded with the instant at which they were due")
        .isEmpty();
  }

  private void noMailIsDoubled(StubbornSmtp mailServer) {
    List<String> arrived =
        mailServer.received().stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("Message-ID:"))
            .toList();
    assertThat(arrived).as("mails").doesNotHaveDuplicates();
    long sent = count("overturn.outgoing_mail where state = 'SENT'");
    long unconfirmed = count("overturn.outgoing_mail where state = 'UNCONFIRMED'");
    assertThat((long) arrived.size()).as("mails that arrived").isBetween(sent, sent + unconfirmed);
    assertThat(count("overturn.outgoing_mail where state in ('WAITING', 'SENDING', 'FAILED')"))
        .as("mails that did not go out: " + problems())
        .isZero();
  }

  /** How often each of these timers fired in its instance. */
  Set<Long> timesFired(String timer) {
    return new HashSet<>(
        sql.queryForList(
            "select count(*) from act_hi_actinst where act_id_ = ? group by proc_inst_id_",
            Long.class,
            timer));
  }

  private String problems() {
    return strings(
            "select coalesce(problem, state) from overturn.outgoing_mail where state <> 'SENT'")
        .stream()
        .distinct()
        .collect(Collectors.joining("; "));
  }

  long count(String what) {
    return sql.queryForObject("select count(*) from " + what, Long.class);
  }

  private List<String> strings(String query) {
    return sql.queryForList(query, String.class);
  }
}

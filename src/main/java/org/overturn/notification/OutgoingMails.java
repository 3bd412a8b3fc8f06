package org.overturn.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails that are kept, and each step of one. What a node says of a try counts only while that
 * try is the last one, so a node that was away for long cannot undo what happened since.
 */
@Component
class OutgoingMails {

  private static final int PROBLEM_LENGTH = 300;

  private static final Pattern CASE_NUMBER = Pattern.compile("D-\\d{4}-\\d{6,}");

  private final JdbcClient jdbc;
  private final Audit audit;

  OutgoingMails(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** Keeps it, unless it is kept already; after a restore it is set aside until somebody looked. */
  boolean add(OutgoingMail mail, Instant now, Duration giveUpAfter) {
    return jdbc.sql(
                """
                insert into overturn.outgoing_mail (key, recipient, subject, text, calendar_method,
                  calendar, put_at, next_try_at, try_until, state, problem)
                select :key, :recipient, :subject, :text, :method, :calendar, :now, :now, :until,
                  case when restored then 'UNCONFIRMED' else 'WAITING' end,
                  case when restored then 'Restored from a backup: it may have gone out before' end
                from (select exists (select 1 from overturn.restoration where seen_at is null)
                  as restored) as held
                on conflict (key, recipient) do nothing
                """)
            .param("key", mail.key())
            .param("recipient", mail.recipient())
            .param("subject", mail.subject())
            .param("text", mail.text())
            .param("method", mail.calendar().map(CalendarPart::method).orElse(null))
            .param("calendar", mail.calendar().map(CalendarPart::text).orElse(null))
            .param("now", time(now))
            .param("until", time(now.plus(giveUpAfter)))
            .update()
        == 1;
  }

  boolean anyDue(Instant now) {
    return jdbc.sql(
            """
            select exists (select 1 from overturn.outgoing_mail
              where state = 'WAITING' and next_try_at <= ?)
            """)
        .param(time(now))
        .query(Boolean.class)
        .single();
  }

  /** Takes the mail that has waited longest; no other node gets it. */
  Optional<TakenMail> take(Instant now) {
    return jdbc.sql(
            """
            update overturn.outgoing_mail
            set state = 'SENDING', sending_since = :now, tries = tries + 1
            where id = (select id from overturn.outgoing_mail
              where state = 'WAITING' and next_try_at <= :now
              order by next_try_at, id limit 1 for update skip locked)
            returning id, key, recipient, subject, text, calendar_method, calendar, tries, try_until
            """)
        .param("now", time(now))
        .query((row, number) -> taken(row))
        .optional();
  }

  /** It is with the server, on record (45 CFR 164.312(b)). */
  @Transactional
  public void sent(TakenMail mail, Instant now) {
    int sent =
        jdbc.sql(
                """
                update overturn.outgoing_mail set state = 'SENT', sent_at = :now, problem = null
                where id = :id and tries = :tries and state in ('SENDING', 'UNCONFIRMED')
                """)
            .param("now", time(now))
            .param("id", mail.id())
            .param("tries", mail.tries())
            .update();
    if (sent == 1) {
      record("mail-sent", mail.id(), mail.mail().recipient(), mail.mail().subject());
    }
  }

  void putOff(TakenMail mail, Instant nextTry, String problem) {
    jdbc.sql(
            """
            update overturn.outgoing_mail
            set state = 'WAITING', next_try_at = :next, problem = :problem
            where id = :id and tries = :tries and state in ('SENDING', 'UNCONFIRMED')
            """)
        .param("next", time(nextTry))
        .param("problem", cut(problem))
        .param("id", mail.id())
        .param("tries", mail.tries())
        .update();
  }

  void failed(TakenMail mail, String problem) {
    ended(mail, MailState.FAILED, problem);
  }

  /** It may be with the server: that it may have gone out is on record too. */
  @Transactional
  public void unconfirmed(TakenMail mail, String problem) {
    if (ended(mail, MailState.UNCONFIRMED, problem)) {
      record("mail-unconfirmed", mail.id(), mail.mail().recipient(), mail.mail().subject());
    }
  }

  private boolean ended(TakenMail mail, MailState state, String problem) {
    return jdbc.sql(
                """
                update overturn.outgoing_mail set state = :state, problem = :problem
                where id = :id and tries = :tries and state in ('SENDING', 'UNCONFIRMED')
                """)
            .param("state", state.name())
            .param("problem", cut(problem))
            .param("id", mail.id())
            .param("tries", mail.tries())
            .update()
        == 1;
  }

  private void record(String what, long id, String recipient, String subject) {
    Matcher number = CASE_NUMBER.matcher(subject);
    audit.record(
        Timeline.SYSTEM,
        what,
        number.find() ? new CaseNumber(number.group()) : null,
        null,
        "mail %d to %s".formatted(id, recipient));
  }

  /** What nodes left behind in the middle of handing it over: nobody knows whether it went out. */
  @Transactional
  public int leftBehind(Instant sendingBefore) {
    List<Integer> found =
        jdbc.sql(
                """
                update overturn.outgoing_mail
                set state = 'UNCONFIRMED', problem = 'Overturn stopped while it was handed over'
                where state = 'SENDING' and sending_since < ?
                returning id, recipient, subject
                """)
            .param(time(sendingBefore))
            .query(
                (row, index) -> {
                  record("mail-unconfirmed", row.getLong(1), row.getString(2), row.getString(3));
                  return index;
                })
            .list();
    return found.size();
  }

  /**
   * Has it sent again because a person says so: what certainly did not go out as often as wanted,
   * what may have gone out once and never again.
   *
   * @return false when it is not to be sent again, or somebody did so before
   */
  boolean again(long id, String user, Instant now, Duration giveUpAfter) {
    return jdbc.sql(
                """
                update overturn.outgoing_mail set state = 'WAITING', next_try_at = :now,
                  try_until = :until, resent_by = :user,
                  resent_at = case when state = 'UNCONFIRMED' then :now else resent_at end
                where id = :id and seen_at is null
                  and (state = 'FAILED' or state = 'UNCONFIRMED' and resent_at is null)
                """)
            .param("now", time(now))
            .param("until", time(now.plus(giveUpAfter)))
            .param("user", user)
            .param("id", id)
            .update()
        == 1;
  }

  /**
   * Leaves it as it is because a person says so.
   *
   * @return false when there is nothing to leave, or somebody did so before
   */
  boolean leave(long id, String user, Instant now) {
    return jdbc.sql(
                """
                update overturn.outgoing_mail set seen_by = :user, seen_at = :now
                where id = :id and seen_at is null and state in ('FAILED', 'UNCONFIRMED')
                """)
            .param("now", time(now))
            .param("user", user)
            .param("id", id)
            .update()
        == 1;
  }

  private static TakenMail taken(ResultSet row) throws SQLException {
    String method = row.getString("calendar_method");
    Optional<CalendarPart> calendar =
        method == null
            ? Optional.empty()
            : Optional.of(new CalendarPart(method, row.getString("calendar")));
    return new TakenMail(
        row.getLong("id"),
        new OutgoingMail(
            row.getString("key"),
            row.getString("recipient"),
            row.getString("subject"),
            row.getString("text"),
            calendar),
        row.getInt("tries"),
        row.getObject("try_until", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static String cut(String problem) {
    return problem.length() <= PROBLEM_LENGTH ? problem : problem.substring(0, PROBLEM_LENGTH);
  }
}

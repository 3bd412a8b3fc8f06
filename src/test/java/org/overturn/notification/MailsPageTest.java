package org.overturn.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.Jobs;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** A stuck mail is seen, and can be sent again once (R62). */
@OverturnTest
class MailsPageTest {

  @Autowired MockMvc http;
  @Autowired Outbox outbox;
  @Autowired OutgoingMails mails;
  @Autowired MailCarrier carrier;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate database;
  @Autowired TestClock clock;
  @Autowired Jobs jobs;

  private long id;

  @BeforeEach
  void aNodeDiedWhileItSentAMail() {
    transaction.executeWithoutResult(
        status ->
            outbox.put(
                new OutgoingMail(
                    "k", "anna@practice.example", "D-2026-000001: the call is near", "Look.")));
    id = mails.take(clock.instant()).orElseThrow().id();
    clock.advance(Duration.ofMinutes(6));
    carrier.setAsideLeftBehind();
  }

  @Test
  void supervisorsSeeWhatMayNotHaveArrived() throws Exception {
    http.perform(get("/mails").with(member("supervisors")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("D-2026-000001: the call is near")))
        .andExpect(content().string(containsString("anna@practice.example")))
        .andExpect(content().string(containsString("Unconfirmed")))
        .andExpect(content().string(containsString("/mails/" + id + "/resend")));
    http.perform(get("/mails").with(member("coordinators"))).andExpect(status().isForbidden());
    http.perform(get("/mails").with(member("physicians"))).andExpect(status().isForbidden());
  }

  @Test
  void afterARestoreNoMailGoesOutByItselfUntilASupervisorHasLooked() throws Exception {
    database.update(
        "insert into overturn.restoration (backup_taken_at, restored_at) values (now(), now())");
    wants("after-restore");
    jobs.runDue();

    assertThat(TestMail.to("bea@practice.example")).isEmpty();
    http.perform(get("/mails").with(member("supervisors")))
        .andExpect(content().string(containsString("Overturn was restored from a backup")))
        .andExpect(content().string(containsString("it may have gone out before")))
        .andExpect(content().string(containsString("bea@practice.example")));

    release().andExpect(flash().attributeExists("done"));
    release().andExpect(flash().attributeExists("refused"));
    wants("after-release");
    jobs.runDue();

    assertThat(TestMail.to("bea@practice.example")).hasSize(1);
    http.perform(get("/mails").with(member("supervisors")))
        .andExpect(content().string(not(containsString("Overturn was restored"))));
    assertThat(
            database.queryForList(
                "select what from overturn.audit_entry where who = 'sue'", String.class))
        .containsExactly("mails-released");
  }

  private void wants(String key) {
    transaction.executeWithoutResult(
        status -> outbox.put(new OutgoingMail(key, "bea@practice.example", "A mail", "Look.")));
  }

  private ResultActions release() throws Exception {
    return http.perform(post("/mails/release").with(member("supervisors")).with(csrf()));
  }

  @Test
  void itIsSentAgainOnceAndOnRecord() throws Exception {
    act("resend", "done");
    act("resend", "refused");
    jobs.runDue();

    assertThat(TestMail.to("anna@practice.example")).hasSize(1);
    assertThat(
            database.queryForList(
                "select what from overturn.audit_entry where who = 'sue'", String.class))
        .containsExactly("mail-resent");
    http.perform(get("/mails").with(member("supervisors")))
        .andExpect(content().string(not(containsString("anna@"))));
    http.perform(get("/mails?show=sent").with(member("supervisors")))
        .andExpect(content().string(containsString("Sent again by sue")))
        .andExpect(content().string(not(containsString("/resend"))));
  }

  @Test
  void itIsLeftAsItIsAndOutOfSight() throws Exception {
    act("leave", "done");
    act("leave", "refused");
    act("resend", "refused");
    jobs.runDue();

    assertThat(TestMail.all()).isEmpty();
    http.perform(get("/mails").with(member("supervisors")))
        .andExpect(content().string(containsString("Nothing here")));
    http.perform(get("/mails?show=all").with(member("supervisors")))
        .andExpect(content().string(containsString("Left by sue")));
  }

  @Test
  void whatIsNoMailIsRefusedAndAnyFilterShowsSomething() throws Exception {
    http.perform(post("/mails/999999/resend").with(csrf()).with(member("supervisors")))
        .andExpect(flash().attributeExists("refused"));
    http.perform(post("/mails/abc/resend").with(csrf()).with(member("supervisors")))
        .andExpect(status().isNotFound());
    http.perform(get("/mails?show=nonsense&page=x").with(member("supervisors")))
        .andExpect(status().isOk());
  }

  private void act(String what, String outcome) throws Exception {
    http.perform(post("/mails/" + id + "/" + what).with(csrf()).with(member("supervisors")))
        .andExpect(status().is3xxRedirection())
        .andExpect(flash().attributeExists(outcome));
  }

  private static RequestPostProcessor member(String group) {
    return user("sue").authorities(new SimpleGrantedAuthority("GROUP_" + group));
  }
}

package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who gives people rights, also themselves, is seen by those who watch over them. */
@OverturnTest
class PeopleOnRecordTest {

  private static final String WILLA =
      """
      {"profile": {"id": "willa", "firstName": "Willa", "lastName": "Adler"},
       "credentials": {"password": "%s"}}
      """;

  @LocalServerPort int port;
  @Autowired IdentityService identity;
  @Autowired JdbcTemplate database;

  @AfterEach
  void asBefore() {
    identity.deleteMembership("owner", Groups.COMPLIANCE);
    identity.deleteUser("willa");
  }

  @Test
  void anAdministratorWhoTakesARoleIsOnRecord() {
    HttpUser owner = HttpUser.basic(port, "owner");
    String membership = "/engine-rest/group/compliance/members/owner";

    assertThat(owner.attempt("PUT", membership).statusCode()).isEqualTo(204);
    assertThat(owner.attempt("DELETE", membership).statusCode()).isEqualTo(204);

    assertThat(audited())
        .containsExactly(
            "owner group-joined owner: compliance 127.0.0.1",
            "owner group-left owner: compliance 127.0.0.1");
  }

  @Test
  void whoIsMadeUnlockedAndRemovedIsOnRecordAndNoPasswordIs() {
    HttpUser owner = HttpUser.basic(port, "owner");
    String password = "Wintry-Harbor-27";

    assertThat(owner.postJson("/engine-rest/user/create", WILLA.formatted(password)).statusCode())
        .isEqualTo(204);
    assertThat(owner.attempt("DELETE", "/engine-rest/user/willa").statusCode()).isEqualTo(204);

    assertThat(audited())
        .containsExactly("owner user-made willa 127.0.0.1", "owner user-removed willa 127.0.0.1")
        .noneMatch(entry -> entry.contains(password));
  }

  @Test
  void whoMayNotChangesNothingAndLeavesNoEntry() {
    HttpUser coordinator = HttpUser.basic(port, "coordinator");

    assertThat(
            coordinator
                .attempt("PUT", "/engine-rest/group/compliance/members/coordinator")
                .statusCode())
        .isEqualTo(403);
    assertThat(audited()).isEmpty();
  }

  private List<String> audited() {
    return database.queryForList(
        """
        select concat_ws(' ', who, what, detail, from_where) from overturn.audit_entry
        where what like 'user-%' or what like 'group-%' order by id
        """,
        String.class);
  }
}

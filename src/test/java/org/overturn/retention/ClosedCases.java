package org.overturn.retention;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.CloseReason;
import org.overturn.process.DenialProcess;
import org.overturn.testing.Jobs;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases that came in through the door, with a patient of their own, and were closed long ago. */
final class ClosedCases {

  private final MockMvc http;
  private final ObjectMapper json;
  private final Cases cases;
  private final DenialProcess process;
  private final TransactionTemplate transactions;
  private final JdbcTemplate database;
  private final Jobs jobs;

  private ClosedCases(ApplicationContext application) {
    this.http = application.getBean(MockMvc.class);
    this.json = application.getBean(ObjectMapper.class);
    this.cases = application.getBean(Cases.class);
    this.process = application.getBean(DenialProcess.class);
    this.transactions = application.getBean(TransactionTemplate.class);
    this.database = application.getBean(JdbcTemplate.class);
    this.jobs = application.getBean(Jobs.class);
  }

  /** In the context that all tests share. */
  static ClosedCases in(ApplicationContext application) {
    return new ClosedCases(application);
  }

  /** A patient. */
  record Person(String first, String last, String birthDate, String memberId) {}

  static final Person ROSA = new Person("Rosamunde", "Qvphitest", "1968-04-02", "MEMB-ZYX-77");
  static final Person BEN = new Person("Benedict", "Otherwise", "1971-09-30", "MEMB-OTH-12");

  /** A denial that came as JSON and runs. */
  CaseNumber opens(Person patient) {
    return opens(patient, "employer", "TX");
  }

  CaseNumber opens(Person patient, String lineOfBusiness, String state) {
    Map<String, Object> who = new LinkedHashMap<>();
    who.put("firstName", patient.first());
    who.put("lastName", patient.last());
    who.put("memberId", patient.memberId());
    if (patient.birthDate() != null) {
      who.put("birthDate", patient.birthDate());
    }
    Map<String, Object> denial = new LinkedHashMap<>();
    denial.put("payer", "UnitedHealthcare");
    denial.put("payerReference", "REF-" + patient.memberId());
    denial.put("determination", Map.of("date", "2026-11-17"));
    denial.put("lineOfBusiness", lineOfBusiness);
    denial.put("state", state);
    denial.put("setting", "outpatient");
    denial.put("stage", "pre-service");
    denial.put("urgency", "standard");
    denial.put("patient", who);
    denial.put("service", Map.of("system", "CPT", "code", "72148", "units", "1"));
    denial.put(
        "reason",
        Map.of("actionCode", "A3", "codes", new String[] {"HCR:0F"}, "text", "Not documented."));
    try {
      byte[] body = json.writeValueAsBytes(denial);
      String answer =
          http.perform(
                  post("/api/denials")
                      .contentType("application/json")
                      .content(body)
                      .with(user("intake").authorities(() -> "GROUP_intake-clients")))
              .andReturn()
              .getResponse()
              .getContentAsString(StandardCharsets.UTF_8);
      return new CaseNumber(json.readTree(answer).path("cases").path(0).path("number").asText());
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The same, and closed at this instant. */
  CaseNumber closed(Person patient, String at) {
    return closes(opens(patient), at);
  }

  CaseNumber closed(Person patient, String lineOfBusiness, String state, String at) {
    return closes(opens(patient, lineOfBusiness, state), at);
  }

  CaseNumber closes(CaseNumber number, String at) {
    transactions.executeWithoutResult(
        status -> {
          cases.lock(number).closed(CloseReason.OTHER, Instant.parse(at));
          process.denialClosed(number);
        });
    jobs.runDue();
    return number;
  }

  /**
   * Makes these cases the parts of one original, as rows of a table are; its bytes name them all.
   */
  void cameTogether(byte[] bytes, CaseNumber... numbers) {
    String whole =
        database.queryForObject(
            """
            insert into overturn.notice (id, received_at, channel, content_type, sha256, original,
              state, name)
            select gen_random_uuid(), received_at, channel, 'text/csv', repeat('0', 64), ?, 'SPLIT',
              'export.csv' from overturn.notice limit 1 returning id::text
            """,
            String.class,
            (Object) bytes);
    for (CaseNumber number : numbers) {
      database.update(
          """
          update overturn.notice set part_of = ?::uuid, place = 'row'
          where id = (select notice_id from overturn.denial where case_number = ?)
          """,
          whole,
          number.value());
    }
  }

  /** An approval that was sent here then: an original that became no case. */
  void approvalArrived(String at) {
    database.update(
        """
        insert into overturn.notice (id, received_at, channel, content_type, sha256, original,
          state)
        values (gen_random_uuid(), ?::timestamptz, 'API', 'application/json', repeat('1', 64),
          'Qvphitest', 'NOT_A_DENIAL')
        """,
        at);
  }

  /** A version of an appeal address, with this note. */
  void addressSaved(int version, String note) {
    database.update(
        """
        insert into overturn.appeal_address values (gen_random_uuid(), 'testpayer', '*', '*',
          'internal-1', ?, true, 'Appeals', 'PO Box 1', '', '', '', '', ?, 'its letter', '2026-11-01',
          'owner', now())
        """,
        version,
        note);
  }

  /** A version of the owner's of the letter of an appeal. */
  void templateSaved(int version, String text) {
    database.update(
        """
        insert into overturn.letter_template
          (kind, version, origin, text, sha256, note, saved_by, saved_at)
        values ('first-level-appeal', ?, 'OWNER', ?, repeat('0', 64), '', 'owner', now())
        """,
        version,
        text);
  }
}

package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.access.Colleague;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.security.AccessMatrix.Right;
import org.overturn.security.AccessMatrix.Row;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Every address of a case is closed to a physician whose case it is not. */
@OverturnTest
class OwnCasesTest {

  private static final AccessMatrix MATRIX = AccessMatrix.shipped();

  @LocalServerPort int port;
  @Autowired ApplicationContext application;

  private Colleague colleague;
  private CaseNumber number;

  @BeforeEach
  void aCaseIsAColleagues() {
    colleague = Colleague.in(application);
    number = SampleCases.in(application).open("Testperson");
  }

  @AfterEach
  void theColleagueLeaves() {
    colleague.leave();
  }

  @Test
  void aPhysicianOpensNothingOfACaseThatIsNotTheirs() {
    HttpUser physician = HttpUser.signedIn(port, "physician");
    List<Row> rows = rowsOfCases();
    assertThat(rows).hasSizeGreaterThan(40);
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(physician.attempt(row.method(), address(row)).statusCode())
                    .as(row.address())
                    .isEqualTo(403));
  }

  @Test
  void theirOwnPhysicianOpensWhatThereIs() {
    HttpUser own = HttpUser.signedIn(port, Colleague.USER);
    assertThat(rowsOfCases())
        .filteredOn(row -> row.method().equals("GET"))
        .allSatisfy(
            row ->
                assertThat(own.attempt("GET", address(row)).statusCode())
                    .as(row.address())
                    .isNotEqualTo(403));
  }

  /** A new page under a case cannot be open to all physicians by mistake. */
  @Test
  void noRowOfACaseWithAPatientsDataIsForAllPhysicians() {
    assertThat(MATRIX.rows())
        .filteredOn(row -> row.pattern().getPatternString().startsWith("/cases/{number}"))
        .filteredOn(row -> row.of(Groups.PHYSICIANS) == Right.YES)
        .extracting(Row::address)
        .containsExactly("POST /cases/{number}/access");
  }

  private static List<Row> rowsOfCases() {
    return MATRIX.rows().stream()
        .filter(row -> row.pattern().getPatternString().startsWith("/cases/{number}"))
        .filter(row -> row.of(Groups.PHYSICIANS) == Right.OWN)
        .toList();
  }

  private String address(Row row) {
    return AccessMatrix.shape(row.pattern())
        .replaceFirst("\\{}", number.value())
        .replace("{}", "1");
  }
}

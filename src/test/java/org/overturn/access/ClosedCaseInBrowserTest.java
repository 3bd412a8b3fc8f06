package org.overturn.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A physician in front of a colleague's case, at a desk and on a phone. */
@OverturnTest
class ClosedCaseInBrowserTest {

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
    if (colleague != null) {
      colleague.leave();
    }
  }

  @Test
  void theReasonOpensTheCaseInTheFrameThatAskedForIt() {
    try (Visitor physician = Visitor.signedIn("physician", port)) {
      for (int width : new int[] {1280, 390}) {
        physician.opens("/cases/" + number, width);
        physician.canUse("the closed case at " + width);
        physician.keepsPicture("closed-case-" + width);
        physician.opens("/cases", width);
        physician.canUse("the list at " + width);
        physician.keepsPicture("own-cases-" + width);
      }
      physician.opens("/cases/" + number + "?embedded=true", 390);
      physician.page().fill("#why", "The reviewer calls and Dr. Quill is away");
      physician.page().keyboard().press("Tab");
      physician.page().keyboard().press("Enter");
      physician.page().waitForSelector("h1:has-text('" + number + "')");
      assertThat(physician.page().url()).endsWith("/cases/" + number + "?embedded=true");
      assertThat(physician.page().content()).contains("Opened by breaking the glass");
    }
  }
}

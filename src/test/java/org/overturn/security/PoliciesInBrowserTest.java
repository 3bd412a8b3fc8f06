package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What we tell browsers keeps nothing of the engine's web applications, nor of the description,
 * from working. Tasklist with its Case tab is looked at in every journey that opens it.
 */
@OverturnTest
class PoliciesInBrowserTest {

  @LocalServerPort int port;

  @Test
  void cockpitAdminAndTheDescriptionKeepToTheirPolicies() {
    List<String> violations = new ArrayList<>();
    try (Visitor owner = Visitor.signedIn("owner", port)) {
      Page page = owner.page();
      page.onConsoleMessage(
          message -> {
            if (message.text().contains("Content Security Policy")) {
              violations.add(page.url() + " " + message.text());
            }
          });
      shows(page, "/camunda/app/cockpit/default/#/processes", "text=Denial resolution");
      shows(page, "/camunda/app/admin/default/#/users", "text=coordinator");
      shows(page, "/swagger-ui/index.html", ".opblock");
      shows(page, "/policies", "#main");
      assertThat(violations).isEmpty();

      // and it is kept to: what is put into one of our pages does not run
      page.evaluate("document.body.innerHTML = '<p style=\"color:red\" onclick=\"x()\">x</p>'");
      page.evaluate("document.querySelector('p').click()");
      assertThat(violations).isNotEmpty();
    }
  }

  private void shows(Page page, String address, String what) {
    page.navigate("http://localhost:" + port + address);
    page.locator(what).first().waitFor();
  }
}

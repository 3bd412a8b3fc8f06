package org.overturn.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A list in a form of Tasklist opens when it is clicked, whatever the form is doing. */
@OverturnTest
@Import(Journey.class)
class ListsOfFormsTest {

  private static final String FIELD = ".fjs-form-field-select:has([id$='-Field_method'])";

  @LocalServerPort int port;
  @Autowired Journey journey;
  private Tasklist tasklist;
  private Locator list;

  @BeforeEach
  void aCoordinatorHasAFormOpen() {
    Notices denial = Notices.clinical();
    journey.opens(denial.notice(), denial.payer());
    tasklist = Tasklist.signedInAs("coordinator", Chromium.browser(), "http://localhost:" + port);
    tasklist.opens(journey.task("userTask_requestPeerToPeer").getId());
    list = tasklist.page().locator(".task-details " + FIELD).first();
  }

  @AfterEach
  void close() {
    tasklist.close();
  }

  /** Preact notes an update and leaves it out when the form draws itself anew just then. */
  @Test
  void aListWhoseClickWasLostOpensByItself() {
    tasklist.page().evaluate(LOSES_A_CLICK, FIELD);
    choosesFax();
    assertThat(list.locator(".fjs-select-display")).hasText("Fax");
  }

  @Test
  void aListFromWhichSomebodyChoseAtOnceStaysClosed() {
    choosesFax();
    tasklist.page().waitForTimeout(1500); // longer than a list is waited for
    assertThat(list.locator(".fjs-dropdownlist")).isHidden();
    assertThat(list.locator(".fjs-select-display")).hasText("Fax");
  }

  private void choosesFax() {
    list.locator(".fjs-input-group").click();
    list.locator(".fjs-dropdownlist-item:text-is(\"Fax\")").click();
  }

  private static final String LOSES_A_CLICK =
      """
      (field) => {
        const input = document.querySelector('.task-details ' + field + ' input');
        const lost = (event) => event.stopImmediatePropagation();
        document.addEventListener('mousedown', (event) => {
          event.stopPropagation();
          event.preventDefault();
          const kinds = ['focus', 'focusin'];
          kinds.forEach((kind) => window.addEventListener(kind, lost, { capture: true }));
          input.focus();
          // at the window: what Tasklist itself listens to must not open the list either
          const over = () => kinds.forEach((kind) => window.removeEventListener(kind, lost, { capture: true }));
          setTimeout(over, 200);
        }, { capture: true, once: true });
      }
      """;
}

package org.overturn.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Fills a Camunda Form as a person does: field by field, with keyboard and mouse. */
final class FormInBrowser {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Locator scope;
  private final List<JsonNode> fields = new ArrayList<>();

  FormInBrowser(Locator scope, String form) {
    this.scope = scope;
    try {
      collect(JSON.readTree(Path.of("forms", form + ".form").toFile()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Fills each visible field that has an answer; an answer may bring further fields into view. */
  void fill(Map<String, Object> answers) {
    Set<String> filled = new HashSet<>();
    for (int pass = 0; pass < 3; pass++) {
      for (JsonNode field : fields) {
        String key = field.path("key").asText();
        if (answers.containsKey(key) && !filled.contains(key) && isVisible(key)) {
          fill(field, key, String.valueOf(answers.get(key)));
          filled.add(key);
        }
      }
    }
    fillAgainWhatWasLost(answers, filled);
  }

  /** The form library loses a change when another field changes before it has drawn the first. */
  private void fillAgainWhatWasLost(Map<String, Object> answers, Set<String> filled) {
    for (JsonNode field : fields) {
      String key = field.path("key").asText();
      String typed = String.valueOf(answers.get(key));
      boolean text = field.path("type").asText().startsWith("text");
      for (int tries = 1; tries < 10 && text && filled.contains(key); tries++) {
        scope.page().waitForTimeout(100 * tries);
        if (typed.equals(input(key, "").inputValue())) {
          break;
        }
        input(key, "").fill(typed);
      }
    }
  }

  private void collect(JsonNode node) {
    for (JsonNode component : node.path("components")) {
      if (component.hasNonNull("key")) {
        fields.add(component);
      }
      collect(component);
    }
  }

  private boolean isVisible(String key) {
    return scope.locator("[id*='-Field_" + key + "']").first().isVisible();
  }

  private Locator input(String key, String part) {
    return scope.locator("[id$='-Field_" + key + part + "']").first();
  }

  private void fill(JsonNode field, String key, String value) {
    switch (field.path("type").asText()) {
      case "checkbox" -> checks(input(key, ""));
      case "radio" -> checks(input(key, "-" + indexOf(field, value)));
      case "select" -> select(field, key, value);
      case "datetime" -> dateOrTime(field, key, value);
      default -> input(key, "").fill(value);
    }
  }

  /** A click that meets the form while it draws itself anew changes nothing. */
  private void checks(Locator box) {
    for (int tries = 0; tries < 20 && !box.isChecked(); tries++) {
      box.click();
      for (int wait = 0; wait < 20 && !box.isChecked(); wait++) {
        scope.page().waitForTimeout(100);
      }
    }
    assertThat(box).isChecked();
  }

  /** As a person does whose list closes before the choice, or whose choice is lost: once more. */
  private void select(JsonNode field, String key, String value) {
    String label = field.path("values").get(indexOf(field, value)).path("label").asText();
    Locator list = scope.locator(".fjs-form-field-select:has([id$='-Field_" + key + "'])").first();
    Locator item = list.locator(".fjs-dropdownlist-item:text-is(\"" + label + "\")").first();
    boolean searchable = field.path("searchable").asBoolean();
    boolean chosen = false;
    for (int tries = 0; tries < 15 && !chosen; tries++) {
      if (!item.isVisible()) {
        if (searchable) {
          input(key, "").fill(label);
        } else {
          list.locator(".fjs-input-group").click();
        }
      }
      chosen = isClicked(item) && isChosen(list, searchable, label);
    }
    org.assertj.core.api.Assertions.assertThat(chosen).as(key + " is " + label).isTrue();
  }

  /** False where the list closed again, as it does when the form draws itself anew. */
  private static boolean isClicked(Locator item) {
    try {
      item.waitFor(new Locator.WaitForOptions().setTimeout(2000));
      item.click(new Locator.ClickOptions().setTimeout(8000));
      return true;
    } catch (TimeoutError closedAgain) {
      return false;
    }
  }

  /** Only a list with a choice has the cross that takes it back. */
  private boolean isChosen(Locator list, boolean searchable, String label) {
    for (int wait = 0; wait < 20; wait++) {
      String shown =
          searchable
              ? list.locator("input").inputValue()
              : list.locator(".fjs-select-display").innerText();
      if (label.equals(shown) && list.locator(".fjs-select-cross").isVisible()) {
        return true;
      }
      scope.page().waitForTimeout(100);
    }
    return false;
  }

  private void dateOrTime(JsonNode field, String key, String value) {
    boolean date = "date".equals(field.path("subtype").asText());
    Locator input = input(key, date ? "-date" : "-time");
    String typed = date ? typedDate(value) : typedTime(value);
    // a field that has not drawn itself anew yet takes the first time of its list instead
    for (int tries = 0; tries < 15 && !typed.equals(input.inputValue()); tries++) {
      input.focus();
      input.fill(typed);
      scope.page().waitForTimeout(100 * tries);
      input.press("Enter");
      input.blur();
    }
  }

  private static int indexOf(JsonNode field, String value) {
    for (int i = 0; i < field.path("values").size(); i++) {
      if (value.equals(field.path("values").get(i).path("value").asText())) {
        return i;
      }
    }
    throw new IllegalArgumentException(field.path("key").asText() + " offers no " + value);
  }

  private static String typedDate(String iso) {
    return DateTimeFormatter.ofPattern("MM/dd/yyyy").format(LocalDate.parse(iso));
  }

  private static String typedTime(String hoursAndMinutes) {
    return DateTimeFormatter.ofPattern("hh:mm a", Locale.US)
        .format(LocalTime.parse(hoursAndMinutes));
  }
}

package org.overturn.appeal.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.overturn.deadline.AppealLevel;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Urgency;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.KnownPayers;
import org.springframework.stereotype.Component;

/** Whether an address can be kept as it was typed: what is there, and in which shape. */
@Component
class CheckingAddress {

  /** A number of the North American plan: area code and exchange begin with 2 to 9. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:\\+?1[ .-]?)?\\(?([2-9]\\d{2})\\)?[ .-]?([2-9]\\d{2})[ .-]?(\\d{4})"
              + "(?:,? ?(?:x|ext\\.?|extension) ?(\\d{1,8}))?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}");
  private static final int POSTAL_LINES = 7;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private static final Map<String, Integer> LONGEST =
      Map.of("unit", 200, "postal", 500, "portal", 300, "email", 200, "note", 500, "source", 400);

  private final KnownPayers payers;
  private final PracticeProperties practice;
  private final Clock clock;

  CheckingAddress(KnownPayers payers, PracticeProperties practice, Clock clock) {
    this.payers = payers;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * The address in the shape in which it is kept, as the version after this one.
   *
   * @throws AddressRefused with what to mend, by field
   */
  AppealAddress check(EnteredAddress entered, String by) {
    Map<String, String> faults = new LinkedHashMap<>();
    scope(entered, faults);
    lengths(entered, faults);
    if (entered.unit().isEmpty()) {
      faults.put("unit", "Give the name of the unit that takes appeals.");
    }
    if (entered.inUse() && nowhere(entered)) {
      faults.put(
          "postal", "Give at least one way to send: postal address, fax, portal or secure e-mail.");
    }
    String fax = number("fax", entered.fax(), false, faults);
    String phone = number("phone", entered.phone(), true, faults);
    portal(entered.portal(), faults);
    if (!entered.email().isEmpty() && !MAIL.matcher(entered.email()).matches()) {
      faults.put("email", "Write it as appeals@plan.example.");
    }
    if (entered.source().isEmpty()) {
      faults.put(
          "source", "Say where it stands, such as the denial letter or a page of the payer.");
    }
    LocalDate checkedOn = day(entered.checkedOn(), faults);
    if (!faults.isEmpty()) {
      throw new AddressRefused(faults);
    }
    return address(entered, fax, phone, checkedOn, by);
  }

  private AppealAddress address(
      EnteredAddress entered, String fax, String phone, LocalDate checkedOn, String by) {
    return new AppealAddress(
        UUID.randomUUID(),
        new AddressScope(
            entered.payer(), entered.lineOfBusiness(), entered.urgency(), entered.level()),
        1,
        entered.inUse(),
        entered.unit(),
        entered.postal(),
        fax,
        entered.portal(),
        phone,
        entered.email(),
        entered.note(),
        entered.source(),
        checkedOn,
        by,
        clock.instant());
  }

  private void scope(EnteredAddress entered, Map<String, String> faults) {
    if (!payers.names().containsKey(entered.payer())) {
      faults.put("payer", "Choose the payer.");
    }
    choice("lineOfBusiness", entered.lineOfBusiness(), linesOfBusiness(), faults);
    choice("urgency", entered.urgency(), urgencies(), faults);
    choice("level", entered.level(), levels(), faults);
  }

  static Set<String> linesOfBusiness() {
    return Arrays.stream(LineOfBusiness.values())
        .filter(each -> each != LineOfBusiness.UNKNOWN)
        .map(LineOfBusiness::code)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  static Set<String> urgencies() {
    return Arrays.stream(Urgency.values())
        .map(Urgency::code)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  static Set<String> levels() {
    return Arrays.stream(AppealLevel.values())
        .filter(each -> each != AppealLevel.NONE)
        .map(AppealLevel::code)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  private static void choice(
      String field, String code, Set<String> known, Map<String, String> faults) {
    if (!AddressScope.EVERY.equals(code) && !known.contains(code)) {
      faults.put(field, "Choose one from the list.");
    }
  }

  private static void lengths(EnteredAddress entered, Map<String, String> faults) {
    Map<String, String> texts =
        Map.of(
            "unit", entered.unit(),
            "postal", entered.postal(),
            "portal", entered.portal(),
            "email", entered.email(),
            "note", entered.note(),
            "source", entered.source());
    texts.forEach(
        (field, text) -> {
          if (text.length() > LONGEST.get(field)) {
            faults.put(field, "Shorten it to " + LONGEST.get(field) + " characters.");
          }
        });
    if (entered.postal().lines().count() > POSTAL_LINES) {
      faults.put("postal", "Write the postal address in at most " + POSTAL_LINES + " lines.");
    }
  }

  private static boolean nowhere(EnteredAddress entered) {
    return entered.postal().isEmpty()
        && entered.fax().isEmpty()
        && entered.portal().isEmpty()
        && entered.email().isEmpty();
  }

  private static String number(
      String field, String typed, boolean mayExtend, Map<String, String> faults) {
    if (typed.isEmpty()) {
      return "";
    }
    Matcher number = NUMBER.matcher(typed);
    if (!number.matches() || !mayExtend && number.group(4) != null) {
      faults.put(
          field,
          "Write ten digits, area code first, such as 800-555-0142"
              + (mayExtend ? ", or 800-555-0142 x12." : "."));
      return "";
    }
    String digits = "%s-%s-%s".formatted(number.group(1), number.group(2), number.group(3));
    return number.group(4) == null ? digits : digits + " x" + number.group(4);
  }

  private static void portal(String typed, Map<String, String> faults) {
    if (!typed.isEmpty() && !isWebAddress(typed)) {
      faults.put(
          "portal", "Write the whole address, such as https://provider.plan.example/appeals.");
    }
  }

  /** Only https: what is sent there is the patient's. No user and password in it. */
  private static boolean isWebAddress(String typed) {
    try {
      URI address = new URI(typed);
      return "https".equalsIgnoreCase(address.getScheme())
          && address.getHost() != null
          && address.getHost().contains(".")
          && address.getUserInfo() == null;
    } catch (URISyntaxException broken) {
      return false;
    }
  }

  private LocalDate day(String typed, Map<String, String> faults) {
    try {
      LocalDate day = LocalDate.parse(typed);
      LocalDate today = LocalDate.ofInstant(clock.instant(), practice.zone());
      if (day.isAfter(today)) {
        faults.put("checkedOn", "That day lies in the future; give the day on which it was read.");
      } else if (day.isBefore(EARLIEST)) {
        faults.put("checkedOn", "That day is too long ago; look again, and give today.");
      }
      return day;
    } catch (DateTimeParseException none) {
      faults.put("checkedOn", "Give the day on which it was read there, such as 2026-11-17.");
      return null;
    }
  }
}

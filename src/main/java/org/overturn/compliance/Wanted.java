package org.overturn.compliance;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.overturn.denial.CaseNumber;
import org.overturn.security.UserIds;

/**
 * What a compliance officer asks the audit for, as typed. What is empty does not narrow.
 *
 * @param number of one case
 * @param who a user's id
 * @param what an act's code
 * @param from the first day, in the practice's zone
 * @param to the last day, in the practice's zone
 * @param patient the key under which the session keeps the search for a patient; the name or member
 *     id itself never stands in an address
 * @param unusual only what is marked as unusual
 */
record Wanted(
    String number,
    String who,
    String what,
    String from,
    String to,
    String patient,
    Boolean unusual) {

  private static final int LONGEST = 100;

  private static final Pattern ACT = Pattern.compile("[a-z]+(-[a-z]+)*");

  private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

  private static final String PATIENTS = "A patient is searched for in the field Patient.";

  Wanted {
    number = plain(number).toUpperCase(Locale.ROOT);
    who = plain(who);
    what = plain(what);
    from = plain(from);
    to = plain(to);
    patient = plain(patient);
    unusual = Boolean.TRUE.equals(unusual);
  }

  LocalDate firstDay() {
    return day(from);
  }

  LocalDate lastDay() {
    return day(to);
  }

  /** What is wrong with what was typed, or nothing. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!number.isEmpty() && !CaseNumber.isNumber(number)) {
      problems.add("A case is searched for by its number, such as D-2026-000123. " + PATIENTS);
    }
    if (!who.isEmpty() && !isUser()) {
      problems.add("A user is searched for by their id: " + UserIds.IN_WORDS + " " + PATIENTS);
    }
    if (!what.isEmpty() && !isAct()) {
      problems.add("An act is one of the list.");
    }
    if (!from.isEmpty() && firstDay() == null || !to.isEmpty() && lastDay() == null) {
      problems.add("A day is written as 2026-11-22.");
    }
    if (firstDay() != null && lastDay() != null && lastDay().isBefore(firstDay())) {
      problems.add("The last day is before the first.");
    }
    return problems;
  }

  /**
   * The same without what does not fit: what stands in the wrong field may be a patient's name, and
   * belongs neither into an address nor into the audit.
   */
  Wanted fitting() {
    return new Wanted(
        CaseNumber.isNumber(number) ? number : "",
        isUser() ? who : "",
        isAct() ? what : "",
        firstDay() == null ? "" : from,
        lastDay() == null ? "" : to,
        patient,
        unusual);
  }

  /**
   * By what it narrows, for the audit of this very look; never what was typed for the patient, nor
   * what does not fit.
   */
  String summary() {
    Wanted fits = fitting();
    List<String> by = new ArrayList<>();
    add(by, "case", fits.number);
    add(by, "user", fits.who);
    add(by, "act", fits.what);
    add(by, "from", fits.from);
    add(by, "to", fits.to);
    if (!patient.isEmpty()) {
      by.add("by patient");
    }
    if (unusual) {
      by.add("unusual only");
    }
    return by.isEmpty() ? "all" : String.join(", ", by);
  }

  /** An id, or the address from which a mail brought a denial: that stands for its sender. */
  private boolean isUser() {
    return UserIds.isUsable(who) || MAIL_ADDRESS.matcher(who).matches();
  }

  private boolean isAct() {
    return ACT.matcher(what).matches();
  }

  private static void add(List<String> by, String name, String value) {
    if (!value.isEmpty()) {
      by.add(name + " " + value);
    }
  }

  private static LocalDate day(String typed) {
    try {
      return typed.isEmpty() ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException wrong) {
      return null;
    }
  }

  private static String plain(String typed) {
    String text = typed == null ? "" : typed.strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}

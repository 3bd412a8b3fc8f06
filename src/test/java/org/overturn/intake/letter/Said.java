package org.overturn.intake.letter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a letter of the tests says, and so what has to be read from it. */
record Said(
    String payer,
    String reference,
    String member,
    String first,
    String last,
    LocalDate birth,
    String code,
    String service,
    String diagnosis,
    LocalDate date,
    String reason,
    String policy,
    LocalDateTime window,
    LocalDate appeal,
    String phone,
    String fax) {

  static final Said MRI =
      new Said(
          "UnitedHealthcare",
          "A104-77820-51",
          "914407731",
          "Marguerite",
          "Halloran",
          LocalDate.of(1968, 4, 2),
          "72148",
          "MRI of the lumbar spine without contrast",
          "M54.16",
          LocalDate.of(2026, 11, 13),
          "The records do not show six weeks of physician-directed conservative treatment within the"
              + " last six months. No neurological deficit is documented.",
          "Medical Policy 2026T0512, Spinal Imaging, section 3",
          LocalDateTime.of(2026, 12, 4, 17, 0),
          LocalDate.of(2027, 5, 12),
          "1-800-555-0142",
          "1-800-555-0177");

  static final Said KNEE =
      new Said(
          "Blue Care Network of Michigan",
          "BCN26-118204",
          "XYM904417730",
          "Thaddeus",
          "Wojcik-Ames",
          LocalDate.of(1957, 9, 23),
          "27447",
          "Total knee arthroplasty, right",
          "M17.11",
          LocalDate.of(2026, 11, 16),
          "Imaging shows mild joint space narrowing only. The plan's criteria ask for bone on bone"
              + " changes or failure of an injection, and neither is in the records that were sent.",
          "InterQual 2026 Procedures Criteria, Total Joint Replacement",
          LocalDateTime.of(2026, 11, 30, 23, 59, 59),
          LocalDate.of(2027, 1, 15),
          "(248) 555-0119",
          "(248) 555-0120");

  static final Said DRUG =
      new Said(
          "Prairie Mutual Health Plan",
          "PMH-PA-0093315",
          "PM55120987",
          "Odalys",
          "Brannigan",
          LocalDate.of(1979, 12, 30),
          "J9271",
          "Pembrolizumab, 200 mg every three weeks",
          "C34.90",
          LocalDate.of(2026, 11, 17),
          "The drug is considered investigational for this stage of disease, and the tumor's PD-L1"
              + " expression was not submitted with the request.",
          "Oncology Drug Policy ON-44, version 7",
          LocalDateTime.of(2026, 11, 24, 16, 30),
          LocalDate.of(2027, 5, 16),
          "877-555-0163",
          "877-555-0164");

  String name() {
    return first + " " + last;
  }

  String nameTurned() {
    return last + ", " + first;
  }

  static String slashes(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern("MM/dd/yyyy"));
  }

  static String words(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US));
  }

  boolean hasTime() {
    return window.toLocalTime().getSecond() == 0;
  }

  /** The end of the window as a day, and a time of the payer where it has one. */
  String until(boolean inWords) {
    String day = inWords ? words(window.toLocalDate()) : slashes(window.toLocalDate());
    return hasTime()
        ? window.format(DateTimeFormatter.ofPattern("h:mm a", Locale.US)) + " CT on " + day
        : day;
  }

  long daysToCall() {
    return java.time.temporal.ChronoUnit.DAYS.between(date, window.toLocalDate());
  }

  long daysToAppeal() {
    return java.time.temporal.ChronoUnit.DAYS.between(date, appeal);
  }
}

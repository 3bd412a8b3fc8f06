package org.overturn.resubmission;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A field of a corrected request, in the order in which people read it. */
enum RequestField {
  PAYER_NAME("payerName", Group.PLAN, "Payer", Type.TEXT, 200, ""),
  LINE_OF_BUSINESS("lineOfBusiness", Group.PLAN, "Line of business", Type.CHOICE, 40, ""),
  PLAN_NAME("planName", Group.PLAN, "Plan", Type.TEXT, 120, "As on the card"),
  GROUP_NUMBER("groupNumber", Group.PLAN, "Group number", Type.TEXT, 50, "As on the card"),
  MEMBER_ID("memberId", Group.PLAN, "Member id", Type.TEXT, 80, "As on the card"),
  PATIENT_FIRST_NAME("patientFirstName", Group.PLAN, "Patient's first name", Type.TEXT, 60, ""),
  PATIENT_LAST_NAME("patientLastName", Group.PLAN, "Patient's last name", Type.TEXT, 60, ""),
  BIRTH_DATE("birthDate", Group.PLAN, "Date of birth", Type.DATE, 10, ""),
  GENDER("gender", Group.PLAN, "Sex, as the plan has it", Type.CHOICE, 10, ""),
  RELATIONSHIP("relationship", Group.PLAN, "The patient is", Type.CHOICE, 10, ""),
  SUBSCRIBER_FIRST_NAME(
      "subscriberFirstName",
      Group.PLAN,
      "Subscriber's first name",
      Type.TEXT,
      60,
      "Where the patient is not the subscriber"),
  SUBSCRIBER_LAST_NAME(
      "subscriberLastName",
      Group.PLAN,
      "Subscriber's last name",
      Type.TEXT,
      60,
      "Where the patient is not the subscriber"),
  PAYER_REFERENCE(
      "payerReference",
      Group.PLAN,
      "Payer's reference",
      Type.TEXT,
      50,
      "The number of the request that was denied"),

  CODE_SYSTEM("codeSystem", Group.SERVICE, "Code system", Type.CHOICE, 40, ""),
  CODE("code", Group.SERVICE, "Code", Type.TEXT, 40, ""),
  MODIFIERS("modifiers", Group.SERVICE, "Modifiers", Type.TEXT, 11, "Up to four, such as RT 59"),
  DESCRIPTION("description", Group.SERVICE, "Description", Type.TEXT, 400, ""),
  UNITS("units", Group.SERVICE, "Units", Type.TEXT, 5, ""),
  FURTHER_SERVICES(
      "furtherServices",
      Group.SERVICE,
      "Further services",
      Type.LINES,
      2000,
      "One a line, such as CPT 72158 x 1"),
  DIAGNOSES(
      "diagnoses",
      Group.SERVICE,
      "Diagnoses (ICD-10-CM)",
      Type.TEXT,
      400,
      "The principal one first, such as M54.16 M51.26"),
  SERVICE_FROM("serviceFrom", Group.SERVICE, "First day of service", Type.DATE, 10, ""),
  SERVICE_TO("serviceTo", Group.SERVICE, "Last day of service", Type.DATE, 10, ""),
  SETTING("setting", Group.SERVICE, "Setting", Type.CHOICE, 20, ""),
  PLACE_OF_SERVICE(
      "placeOfService",
      Group.SERVICE,
      "Place of service",
      Type.TEXT,
      2,
      "Two digits, such as 11 for the office or 22 for a hospital's outpatient department"),
  URGENCY("urgency", Group.SERVICE, "Urgency", Type.CHOICE, 20, ""),

  ORDERING_NAME("orderingName", Group.PROVIDERS, "Ordering provider", Type.TEXT, 120, ""),
  ORDERING_NPI("orderingNpi", Group.PROVIDERS, "NPI of the ordering provider", Type.TEXT, 10, ""),
  RENDERING_NAME(
      "renderingName",
      Group.PROVIDERS,
      "Rendering provider",
      Type.TEXT,
      120,
      "Where it is another than the ordering one"),
  RENDERING_NPI(
      "renderingNpi", Group.PROVIDERS, "NPI of the rendering provider", Type.TEXT, 10, ""),
  FACILITY_NAME("facilityName", Group.PROVIDERS, "Facility", Type.TEXT, 60, ""),
  FACILITY_NPI("facilityNpi", Group.PROVIDERS, "NPI of the facility", Type.TEXT, 10, ""),

  WHAT_WAS_WRONG("whatWasWrong", Group.CORRECTION, "What was wrong", Type.CHOICE, 20, ""),
  WHY(
      "why",
      Group.CORRECTION,
      "What was wrong with it, and why it is right now",
      Type.LINES,
      4000,
      "The payer may read it"),
  ATTACHMENTS("attachments", Group.CORRECTION, "Attachments", Type.ATTACHMENTS, 4000, ""),
  UNCHANGED_BECAUSE(
      "unchangedBecause",
      Group.CORRECTION,
      "Why it is sent again unchanged",
      Type.LINES,
      2000,
      "Only where nothing is corrected and nothing attached, such as a refusal that the payer took"
          + " back");

  /** The parts of the page. */
  enum Group {
    PLAN("Patient and plan"),
    SERVICE("Service"),
    PROVIDERS("Providers"),
    CORRECTION("Correction");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    List<RequestField> fields() {
      return Arrays.stream(RequestField.values()).filter(each -> each.group == this).toList();
    }
  }

  /** How a field is filled in. */
  enum Type {
    TEXT,
    LINES,
    DATE,
    CHOICE,
    ATTACHMENTS
  }

  private final String key;
  private final Group group;
  private final String label;
  private final Type type;
  private final int longest;
  private final String hint;

  RequestField(String key, Group group, String label, Type type, int longest, String hint) {
    this.key = key;
    this.group = group;
    this.label = label;
    this.type = type;
    this.longest = longest;
    this.hint = hint;
  }

  /** As forms and stored drafts name it. */
  public String key() {
    return key;
  }

  Group group() {
    return group;
  }

  /** In users' words. */
  public String label() {
    return label;
  }

  Type type() {
    return type;
  }

  /** In characters. */
  int longest() {
    return longest;
  }

  String hint() {
    return hint;
  }

  /** True for what the payer was asked, false for what is said about the correction. */
  boolean isOfRequest() {
    return group != Group.CORRECTION;
  }

  static Optional<RequestField> of(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }
}

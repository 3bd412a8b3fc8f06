package org.overturn.appeal.letter;

import org.overturn.denial.Coded;

/** What a letter is for; each kind has a template of the same name in {@code letters/}. */
public enum LetterKind implements Coded {
  INTERNAL_APPEAL("internal-appeal", "Internal appeal", Voice.PHYSICIAN),
  EXPEDITED_APPEAL("expedited-appeal", "Expedited internal appeal", Voice.PHYSICIAN),
  SECOND_LEVEL_APPEAL("second-level-appeal", "Second-level appeal", Voice.PHYSICIAN),
  MEDICARE_RECONSIDERATION(
      "medicare-reconsideration", "Medicare Advantage reconsideration", Voice.PHYSICIAN),
  MEDICARE_INDEPENDENT_REVIEW(
      "medicare-independent-review",
      "Statement to the Medicare independent review entity",
      Voice.PHYSICIAN),
  MEDICAID_FAIR_HEARING(
      "medicaid-fair-hearing", "Request for a Medicaid state fair hearing", Voice.PHYSICIAN),
  EXTERNAL_REVIEW(
      "external-review",
      "Request for review by an independent review organization",
      Voice.PHYSICIAN),
  RATIONALE_REQUEST(
      "rationale-request", "Request for the reviewer's rationale in writing", Voice.PRACTICE),
  SAME_SPECIALTY_REQUEST(
      "same-specialty-request",
      "Request for a reviewer of the same or a similar specialty",
      Voice.PHYSICIAN),
  WITHDRAWAL("withdrawal", "Withdrawal of the appeal", Voice.PRACTICE),
  REGULATOR_COMPLAINT(
      "regulator-complaint", "Complaint to the regulator about a late decision", Voice.PRACTICE);

  /** Who speaks in the letter, and so who seals it (R63). */
  public enum Voice {
    PHYSICIAN,
    PRACTICE
  }

  private final String code;
  private final String label;
  private final Voice voice;

  LetterKind(String code, String label, Voice voice) {
    this.code = code;
    this.label = label;
    this.voice = voice;
  }

  @Override
  public String code() {
    return code;
  }

  /** The words people read. */
  public String label() {
    return label;
  }

  public Voice voice() {
    return voice;
  }

  /** The constant with this code; fails with the list of codes when there is none. */
  public static LetterKind of(String code) {
    return Coded.of(LetterKind.class, code);
  }
}

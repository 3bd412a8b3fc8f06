package org.overturn.appeal;

import org.overturn.denial.Coded;

/**
 * A physician certifies that an appeal cannot wait. Protected health information.
 *
 * @param why in the physician's words
 */
record Certification(Ground ground, String why) {

  /** What the law counts as urgent. */
  enum Ground implements Coded {
    LIFE("life", "could seriously jeopardize the life of the patient"),
    HEALTH("health", "could seriously jeopardize the health of the patient"),
    FUNCTION(
        "function",
        "could seriously jeopardize the ability of the patient to regain maximum function"),
    PAIN(
        "pain",
        "would subject the patient to severe pain that cannot be adequately managed without the"
            + " care that is requested");

    private final String code;
    private final String words;

    Ground(String code, String words) {
      this.code = code;
      this.words = words;
    }

    @Override
    public String code() {
      return code;
    }

    static Ground of(String code) {
      return Coded.of(Ground.class, code);
    }
  }

  /**
   * The paragraph over the signature. Urgent care is what 29 CFR 2560.503-1(m)(1) calls so, pain
   * among it; a Medicare Advantage plan follows a physician's word by 42 CFR 422.584, a Medicaid
   * plan by 42 CFR 438.410.
   */
  String paragraph() {
    return ("I certify, as a physician with knowledge of the patient's medical condition, that"
            + " applying the time for a standard decision %s: %s I ask for an expedited decision (29"
            + " CFR 2560.503-1(m)(1); 42 CFR 422.584; 42 CFR 438.410).")
        .formatted(ground.words, sentence(why));
  }

  private static String sentence(String words) {
    String said = words.strip();
    return said.matches("(?s).*[.!?]") ? said : said + ".";
  }

  @Override
  public String toString() {
    return "Certification[" + ground + "]";
  }
}

package org.overturn.retention;

/**
 * For how long closed cases are kept.
 *
 * @param state two letters, or {@code *} for every state
 * @param lineOfBusiness the constant's name of a line of business, or {@code *} for every plan
 * @param keepYears from the day on which the case closed; six at least (45 CFR 164.316(b)(2)(i))
 * @param majorityAge the age at which a patient is no minor any more
 * @param yearsAfter for how many years after that age the case of a minor is kept
 * @param source where the rule stands
 * @param savedBy who saved it
 */
public record RetentionRule(
    String state,
    String lineOfBusiness,
    int keepYears,
    int majorityAge,
    int yearsAfter,
    String source,
    String savedBy) {

  /** True for the rule that everything else falls under; it may be changed, not withdrawn. */
  public boolean isGeneral() {
    return "*".equals(state) && "*".equals(lineOfBusiness);
  }
}

package org.overturn.evidence;

/**
 * A guideline of a professional society, cited by name, organisation and year (R31).
 *
 * @param says what it recommends, in our words
 * @param supports ids of the policy's criteria that it bears out, separated by spaces; may be empty
 * @param contradicts ids of the criteria that it goes against (R32), separated by spaces; may be
 *     empty
 */
public record Guideline(
    String name, String organization, int year, String says, String supports, String contradicts) {

  /** Such as "Appropriateness Criteria Low Back Pain (American College of Radiology, 2021)". */
  public String citation() {
    return name + " (" + organization + ", " + year + ")";
  }
}

package org.overturn.evidence;

import org.overturn.denial.CaseNumber;

/**
 * A person's word against a match. Coordinators and physicians have one; where only the physician
 * can say, and where the chart is to lack something, physicians alone. Each word is kept beside the
 * earlier ones, with who said it, when and why; the newest counts while the criterion's text stays
 * the same. What changes is told by {@link CriterionOverruled}.
 */
public interface Overruling {

  /**
   * Says how a criterion stands, whatever the match says. The same word again changes nothing.
   *
   * @param reason why, and where it stands in the chart; may hold patient data
   * @param user the id of who says so
   * @throws OverrulingRefused when the case has ended or has no policy, the policy has no such
   *     criterion, the reason says nothing, it stands so already, or the user may not
   */
  void overrule(
      CaseNumber number, String criterionId, Standing standing, String reason, String user);

  /**
   * Takes the word back: the match counts again.
   *
   * @throws OverrulingRefused as above, and when there is no word to take back
   */
  void withdraw(CaseNumber number, String criterionId, String reason, String user);
}

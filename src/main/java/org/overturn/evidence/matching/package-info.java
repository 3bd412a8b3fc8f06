/**
 * Matches a policy's criteria against the chart, point by point, and keeps a person's word against
 * a match. The match is a function of chart, policy and the day on which the chart was read;
 * nothing is claimed that no fact bears.
 *
 * <h2>What the standings mean</h2>
 *
 * <p>A fact <em>fits</em> a criterion when it is of a kind that the criterion takes and has one of
 * its codes or has one of its words in its name. It <em>counts</em> when it is sound: it has a
 * date, which is not after the day of reading, it does not end before it begins, no other entry of
 * its day says otherwise, and it lies in the period that the criterion asks for (from the day of
 * reading back, both days included). What fits and is not sound never meets anything: it is named
 * as what has to be settled (R20). What stands beside sound facts that decide is named as left out.
 *
 * <table>
 * <caption>For each kind of criterion</caption>
 * <tr><th>kind</th><th>facts</th><th>met</th><th>not met</th><th>missing</th></tr>
 * <tr><td>diagnosis</td><td>conditions</td>
 * <td>one counts; without a period it has to be active still</td>
 * <td>it has not lasted as long as asked</td>
 * <td>none counts, or it is no longer active</td></tr>
 * <tr><td>value</td><td>observations</td>
 * <td>the newest day with a value: each of that day stands as asked</td>
 * <td>each of that day stands otherwise</td>
 * <td>none counts; values of that day disagree, lack a unit or cannot be compared; too few days</td>
 * </tr>
 * <tr><td>treatment</td><td>medications, procedures</td>
 * <td>one counts; with a duration, all that count have it together</td>
 * <td>a run whose length is known is shorter than asked</td>
 * <td>none counts, or single days do not add up</td></tr>
 * <tr><td>procedure</td><td>procedures, reports</td><td>as treatment</td><td>as treatment</td>
 * <td>as treatment</td></tr>
 * <tr><td>document</td><td>documents, reports</td><td>one counts</td><td>never</td>
 * <td>none counts</td></tr>
 * <tr><td>absence</td><td>any</td>
 * <td>the chart was read and has no such fact</td>
 * <td>such a fact counts</td>
 * <td>the chart or a part of it was not read, or such a fact has to be settled first</td></tr>
 * <tr><td>judgement</td><td>any</td><td colspan="3">never matched: the physician says. What fits is
 * shown</td></tr>
 * </table>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Boundary values: "at most 88 %" takes exactly 88 %, "below" does not. The first and the
 *       last day of a period belong to it.
 *   <li>Units: different units are converted by UCUM; what UCUM cannot convert is not compared, and
 *       the finding says so (mg/dL and mmol/L are different things). A percentage and a bare number
 *       are not converted either. A value without a unit counts only where the policy itself asks
 *       for a count or score, by a unit such as {@code {score}}.
 *   <li>Durations: the days of all runs are united, so that a day counts once, and cut to the
 *       period; the first and the last day count: six weeks are 42 days. What goes on runs to the
 *       day of reading. Single procedures that the same code or word takes are sessions of one
 *       course while no two neighbors are more than {@value Courses#LONGEST_GAP_DAYS} days apart,
 *       and the course runs from the first to the last. The day of a prescription is one day: it
 *       does not say how long a medication was taken.
 *   <li>How often: counted in different days. The newest value has to stand as asked, then as many
 *       days as are asked have to.
 *   <li>Any-of groups: one that is met is enough; the others keep their standing and do not count
 *       against it (R28).
 *   <li>A criterion that names neither codes nor words, or asks for a value and a duration at once,
 *       is the physician's judgement.
 *   <li>A chart that was not read makes each criterion missing, except a judgement.
 * </ul>
 */
package org.overturn.evidence.matching;

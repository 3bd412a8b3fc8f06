package org.overturn.evidence;

import org.overturn.denial.CaseNumber;

/**
 * A person had the chart of a case read again. Published in the transaction that keeps the reading,
 * whatever came of it, so that what was drafted from the chart is drafted anew in the same one.
 *
 * @param by the user's id
 */
public record ChartRead(CaseNumber number, String by) {}

package org.overturn.evidence;

import org.overturn.denial.CaseNumber;

/**
 * A person said how a criterion of a case stands, or took such a word back. Published in the
 * transaction in which it is kept, so that what was written by the match can be written anew.
 */
public record CriterionOverruled(CaseNumber number) {}

package org.overturn.evidence;

import org.overturn.denial.CaseNumber;

/**
 * A person chose another policy for a case. Published in the transaction of the choice, so that
 * what was written by the old one can be written anew. What {@link Policies#choose} chooses by
 * itself is not published: its caller is the one who writes.
 */
public record PolicyChosen(CaseNumber number) {}

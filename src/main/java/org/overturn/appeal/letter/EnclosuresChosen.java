package org.overturn.appeal.letter;

import org.overturn.denial.CaseNumber;

/**
 * A person chose what goes along with the letters of a case. Published in the transaction of the
 * choice, so that a letter which nobody has worked on lists it at once.
 */
public record EnclosuresChosen(CaseNumber number) {}

/**
 * The evidence of a case: the facts of the patient's chart, the payer's own policy with its
 * criteria, and how they meet. Each fact keeps its source; nothing is claimed that no fact bears.
 * This package is what others use; {@code chart}, {@code policy} and {@code matching} do the work.
 */
package org.overturn.evidence;

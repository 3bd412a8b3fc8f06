/**
 * When a fact of a running case is corrected, or its rules are applied anew: every deadline, due
 * date and timer of the case moves with it in one transaction, each stage moving its own.
 */
package org.overturn.correction;

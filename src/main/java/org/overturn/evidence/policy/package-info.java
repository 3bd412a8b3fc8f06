/**
 * Payers' coverage policies: kept version by version, imported, edited on a page, and chosen for
 * the cases that are argued by them.
 */
package org.overturn.evidence.policy;

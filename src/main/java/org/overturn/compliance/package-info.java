/**
 * The compliance officer's work place: who did what with which record, whether the record of that
 * is whole, and the daily proof.
 */
package org.overturn.compliance;

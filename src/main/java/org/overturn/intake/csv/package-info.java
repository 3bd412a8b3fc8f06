/**
 * Tables from payers' portals and clearing houses: each row is a notice, read by the mapping that
 * people keep for its source.
 */
package org.overturn.intake.csv;

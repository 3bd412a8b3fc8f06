/**
 * The opening of {@code denial-resolution.bpmn}: what kind of denial it is, every deadline set
 * before anyone waits, the reason demanded where it is missing, and a person's word where the table
 * has none.
 */
package org.overturn.triage;

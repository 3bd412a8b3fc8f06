/**
 * The written appeal, level by level up to external review, as {@code written-appeal.bpmn} drives
 * it: drafted the day the denial lands, signed by a physician, filed with proof, and decided.
 */
package org.overturn.appeal;

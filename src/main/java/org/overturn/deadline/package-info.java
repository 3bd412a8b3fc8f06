/**
 * Turns a payer's rules, a plan's appeal rights and the facts of a denial into the instants that
 * the timers run on: request windows, filing deadlines, the payer's own clocks and the warnings
 * before them, in the payer's zone and on its business calendar.
 */
package org.overturn.deadline;

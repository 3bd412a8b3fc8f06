/**
 * What supervisors look at: the board of every clock that runs, live. It reads; what it sets going,
 * handing a task to another person, {@code assignment} does.
 */
package org.overturn.insight;

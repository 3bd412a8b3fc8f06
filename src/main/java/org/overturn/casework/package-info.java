/**
 * What people look at: the list of cases and the page of each. It reads; the one thing it sets
 * going is a supervisor's closing of a case, which {@code resolution} does.
 */
package org.overturn.casework;

/** What people look at: the list of cases and the page of each. It reads, and moves nothing. */
package org.overturn.casework;

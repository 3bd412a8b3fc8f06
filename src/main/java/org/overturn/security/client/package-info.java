/** Machines that sign in with credentials of their own, and what their scopes let them do. */
package org.overturn.security.client;

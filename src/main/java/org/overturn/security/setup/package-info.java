/** The first start: a one-time code in the log, and the page that takes it. */
package org.overturn.security.setup;

/**
 * What makes {@code spring-boot:run} work on a bare machine: a database, a mail server, users,
 * denials.
 */
package org.overturn.demo;

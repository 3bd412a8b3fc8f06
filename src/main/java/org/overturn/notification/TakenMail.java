package org.overturn.notification;

import java.time.Instant;

/**
 * A mail that this node is about to hand over.
 *
 * @param tries which try this is, from one; a later try makes what is said of this one void
 * @param tryUntil when a server that keeps putting it off has had its chance
 */
record TakenMail(long id, OutgoingMail mail, int tries, Instant tryUntil) {}

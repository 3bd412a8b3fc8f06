/**
 * Sending what the reviewer asked for in a call, as the tasks <i>Send a requested document</i> of
 * {@code peer-to-peer-review.bpmn} drive it: one for each document, with its own day and a cover
 * sheet (R43).
 */
package org.overturn.peertopeer.documents;

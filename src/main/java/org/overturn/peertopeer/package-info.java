/**
 * The peer-to-peer call, as {@code peer-to-peer-review.bpmn} drives it: the request inside the
 * payer's window, the prep packet, the scheduled call and its record.
 */
package org.overturn.peertopeer;

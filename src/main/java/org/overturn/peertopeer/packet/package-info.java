/**
 * The prep packet, as {@code peer-to-peer-review.bpmn} has it drafted and completed: what the
 * physician has in hand in the call, on one page, each statement with its source.
 */
package org.overturn.peertopeer.packet;

/**
 * How a case of {@code denial-resolution.bpmn} ends: the payer's approval is proven before it
 * counts, or a supervisor closes the case with a reason.
 */
package org.overturn.resolution;

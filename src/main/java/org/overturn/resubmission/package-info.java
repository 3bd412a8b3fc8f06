/**
 * The administrative way: the request is corrected and sent again, as {@code
 * corrected-resubmission.bpmn} drives it. No physician is asked for anything (R4).
 */
package org.overturn.resubmission;

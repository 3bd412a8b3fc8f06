/**
 * How denials arrive: every original is kept first, read by its format into one {@code
 * DenialNotice} a line, and then opens a case or decides one, exactly once. Serves the start events
 * of {@code denial-resolution.bpmn}. Each format has a subpackage.
 */
package org.overturn.intake;

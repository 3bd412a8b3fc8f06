/**
 * What those who run Overturn go by: health that is told in time, figures for a monitoring system,
 * and logs that name the case and never the patient. What is measured, each package says itself.
 */
package org.overturn.operation;

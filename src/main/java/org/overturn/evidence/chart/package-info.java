/**
 * Reads the patient's chart from a folder of FHIR bundles or from a FHIR server, makes facts of it,
 * and keeps what was last read for each case.
 */
package org.overturn.evidence.chart;

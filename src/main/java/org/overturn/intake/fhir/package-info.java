/**
 * FHIR R4: answers of a payer as Da Vinci PAS response Bundles or bare ClaimResponses, in the
 * shapes of PAS 1.1 to 2.2 and of the implementations that were seen.
 */
package org.overturn.intake.fhir;

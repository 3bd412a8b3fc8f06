/** Our own JSON document of a denial. */
package org.overturn.intake.json;

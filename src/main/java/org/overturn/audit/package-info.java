/** Who saw or changed what of which case; written once, never changed. */
package org.overturn.audit;

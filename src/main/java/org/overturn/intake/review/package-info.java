/** The pages of what arrived, so that nothing is lost from sight. Serves {@code see-to-arrival}. */
package org.overturn.intake.review;

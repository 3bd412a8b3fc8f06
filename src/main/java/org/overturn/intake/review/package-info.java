/** The page of notices that only a person can judge, so that none of them is lost from sight. */
package org.overturn.intake.review;

package org.overturn.intake.x12;

import java.util.List;
import org.overturn.intake.Finding;

/**
 * A finding, and where in its transaction set the flaws of it stand.
 *
 * @param flaws in the codes of a 999
 */
record Read(Finding finding, List<Fault> flaws) {}

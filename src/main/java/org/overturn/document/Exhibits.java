package org.overturn.document;

import java.util.List;
import org.overturn.denial.Denial;

/**
 * What one part of the system can put into a bundle or the case file. All beans of this type
 * together give the whole record of a case; who collects them knows no stage.
 */
public interface Exhibits {

  /** What there is of this case by now, oldest first; nothing is drawn or read yet. */
  List<Exhibit> of(Denial denial);
}

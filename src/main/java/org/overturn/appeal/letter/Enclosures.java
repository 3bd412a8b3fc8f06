package org.overturn.appeal.letter;

import java.util.List;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit;

/**
 * What goes along with a letter, as people have chosen it: a letter lists what its bundle holds.
 */
public interface Enclosures {

  /** Under this name a sentence of the letter rests on an enclosure; its title follows. */
  String ON_FILE = "on file: ";

  /** In the order of the bundle. */
  List<Exhibit> of(Denial denial, String level);
}

package org.overturn.evidence;

import java.util.List;
import org.overturn.denial.Denial;

/** What the practice says for a case, for the call and for the letter (R50). */
public interface Arguments {

  /**
   * As they stand now, in the packet's order, without what a person struck out and without what is
   * missing. Also of a case on which no call is offered.
   */
  List<Argument> of(Denial denial);
}

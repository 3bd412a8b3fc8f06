package org.overturn.correction;

/**
 * The clocks of one stage. When the facts or the rules of a running case change, all stages are
 * asked in their order; a later one overrides what an earlier one set of the same variable.
 */
public interface StageClocks {

  /** The lowest is asked first. */
  int order();

  /**
   * Counts the stage's deadlines and instants once more, from the steps that they were counted from
   * before. What does not depend on the case's facts, such as the slot of a call or a day that was
   * agreed with the payer, stays.
   */
  void move(MovingCase moving);
}

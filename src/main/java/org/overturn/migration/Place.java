package org.overturn.migration;

/**
 * An element of a model at which a case can stand or wait.
 *
 * @param id the element's id
 * @param name in users' words; its id where it has none
 * @param kind what it is and, of an event, what it waits for: places of one kind can be each
 *     other's counterpart
 * @param within the id of what it belongs to: the task at whose edge it is, the sub-process or the
 *     process
 * @param trigger of a timer its expression, of a message its name, else empty
 */
record Place(String id, String name, Kind kind, String within, String trigger) {

  /** What it is, in words. */
  enum Kind {
    TASK("task"),
    CALLED_PROCESS("called process"),
    STEP("step"),
    SUB_PROCESS("sub-process"),
    MULTIPLE("repeated activity"),
    WAITS_FOR_TIMER("timer"),
    WAITS_FOR_MESSAGE("message"),
    EDGE_TIMER("timer at the edge"),
    EDGE_MESSAGE("message at the edge"),
    EDGE_CONDITION("condition at the edge"),
    EDGE_OTHER("event at the edge"),
    STARTS_BY_TIMER("timer of an event sub-process"),
    STARTS_BY_MESSAGE("message of an event sub-process"),
    CONDITION("condition"),
    OTHER_EVENT("event");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    boolean isTimer() {
      return this == WAITS_FOR_TIMER || this == EDGE_TIMER || this == STARTS_BY_TIMER;
    }

    boolean isCondition() {
      return this == EDGE_CONDITION || this == CONDITION;
    }

    boolean isMessage() {
      return this == WAITS_FOR_MESSAGE || this == EDGE_MESSAGE || this == STARTS_BY_MESSAGE;
    }
  }
}

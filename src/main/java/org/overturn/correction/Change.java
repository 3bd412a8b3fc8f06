package org.overturn.correction;

/**
 * What moved, or would move, from what to what. Times are in words with their zone.
 *
 * @param name of the fact, rule, deadline, task or timer, in users' words
 * @param from empty for what is new
 * @param to empty for what ended
 */
public record Change(What what, String name, String from, String to) {

  /** What has changed. */
  public enum What {
    FACT("Fact"),
    RULE("Rule"),
    DEADLINE("Deadline"),
    TASK("Task"),
    TIMER("Timer");

    private final String words;

    What(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** One line for the case's timeline. */
  public String words() {
    return switch (what) {
      case FACT -> "%s corrected from %s to %s".formatted(name, shown(from), shown(to));
      case RULE ->
          from.equals(to)
              ? "Rule looked up again. %s: %s, as the table has it now".formatted(name, to)
              : "Rule changed. %s: from %s to %s".formatted(name, from, to);
      case DEADLINE -> deadline();
      case TASK -> "Task moved. %s: due %s".formatted(name, between());
      case TIMER ->
          from.isEmpty()
              ? "Timer set again. %s: for %s".formatted(name, to)
              : "Timer moved. %s: %s".formatted(name, between());
    };
  }

  private String deadline() {
    if (from.isEmpty()) {
      return "Deadline set. %s: by %s".formatted(name, to);
    }
    return to.isEmpty()
        ? "Deadline ended. %s: it was due %s".formatted(name, from)
        : "Deadline moved. %s: %s".formatted(name, between());
  }

  private String between() {
    return from.isEmpty() ? to : "from %s to %s".formatted(from, to);
  }

  private static String shown(String value) {
    return value.isEmpty() ? "nothing" : value;
  }
}

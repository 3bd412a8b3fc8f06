package org.overturn.insight;

import java.util.Arrays;
import org.overturn.deadline.DeadlineKind;

/**
 * Which of the open clocks a board shows.
 *
 * @param whose whose tasks
 * @param user the user's id where {@code whose} is mine, else empty, so that boards that show the
 *     same are the same
 * @param payer the payer's id, empty for all
 * @param kind what the clocks are for, null for all
 * @param today only what closes before the practice's day ends
 * @param page counted from 1
 */
record BoardFilter(
    Whose whose, String user, String payer, DeadlineKind kind, boolean today, int page) {

  /** Whose tasks a board shows. */
  enum Whose {
    ALL("Everyone's"),
    MINE("Mine"),
    UNASSIGNED("Unassigned");

    private final String label;

    Whose(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What closes before the day ends, whoever has it; what is over already stands there too. */
  static BoardFilter closingToday() {
    return new BoardFilter(Whose.ALL, "", "", null, true, 1);
  }

  /** What nobody has taken. */
  static BoardFilter unassigned() {
    return new BoardFilter(Whose.UNASSIGNED, "", "", null, false, 1);
  }

  /** What a page's address says; what it says wrongly is left out. */
  static BoardFilter of(
      String whose, String payer, String kind, boolean today, String page, String user) {
    Whose wanted =
        Arrays.stream(Whose.values())
            .filter(each -> each.code().equals(whose))
            .findFirst()
            .orElse(Whose.ALL);
    return new BoardFilter(
        wanted,
        wanted == Whose.MINE ? user : "",
        payer.matches("[a-z0-9-]{1,60}") ? payer : "",
        Arrays.stream(DeadlineKind.values())
            .filter(each -> each.name().equals(kind))
            .findFirst()
            .orElse(null),
        today,
        page.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(page)) : 1);
  }

  /** The query of an address that shows this page of the same clocks. */
  public String address(int otherPage) {
    return "whose=%s&payer=%s&kind=%s&today=%s&page=%d"
        .formatted(whose.code(), payer, kind == null ? "" : kind.name(), today, otherPage);
  }

  public boolean isEverything() {
    return whose == Whose.ALL && payer.isEmpty() && kind == null && !today;
  }
}

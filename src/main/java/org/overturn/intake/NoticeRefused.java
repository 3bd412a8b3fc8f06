package org.overturn.intake;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A notice cannot be taken as it is. Its text names elements and rules, never values. */
public class NoticeRefused extends RuntimeException {

  private final transient List<Flaw> flaws;
  private final boolean unreadable;
  private UUID notice;

  private NoticeRefused(List<Flaw> flaws, boolean unreadable) {
    super(flaws.stream().map(Flaw::words).collect(Collectors.joining("; ")));
    this.flaws = List.copyOf(flaws);
    this.unreadable = unreadable;
  }

  /** It can be read, but what it says is missing something or cannot be. */
  public static NoticeRefused incomplete(List<Flaw> flaws) {
    return new NoticeRefused(flaws, false);
  }

  /** It is not what its content type says. */
  public static NoticeRefused unreadable(String element, String problem, String mend) {
    return new NoticeRefused(List.of(Flaw.at(element, problem, mend)), true);
  }

  NoticeRefused kept(UUID as) {
    this.notice = as;
    return this;
  }

  public List<Flaw> flaws() {
    return flaws;
  }

  /** True when the document itself is broken, rather than what it says. */
  public boolean isUnreadable() {
    return unreadable;
  }

  /** Under which number the original was kept. */
  public UUID notice() {
    return notice;
  }
}

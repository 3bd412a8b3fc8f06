package org.overturn.appeal.address;

/**
 * Whose appeals an address is for.
 *
 * @param payer the payer's id in {@code identify-payer.dmn}
 * @param lineOfBusiness its code, or {@code *} for every one
 * @param urgency {@code standard}, {@code expedited}, or {@code *} for both
 * @param level the appeal level's code, or {@code *} for every one
 */
public record AddressScope(String payer, String lineOfBusiness, String urgency, String level) {

  /** Stands for every line of business, urgency or level. */
  public static final String EVERY = "*";

  boolean covers(AddressScope asked) {
    return payer.equals(asked.payer)
        && covers(lineOfBusiness, asked.lineOfBusiness)
        && covers(urgency, asked.urgency)
        && covers(level, asked.level);
  }

  /** The narrower goes first: by line of business, then by level, then by urgency. */
  int narrowness() {
    return (EVERY.equals(lineOfBusiness) ? 0 : 4)
        + (EVERY.equals(level) ? 0 : 2)
        + (EVERY.equals(urgency) ? 0 : 1);
  }

  private static boolean covers(String kept, String asked) {
    return EVERY.equals(kept) || kept.equals(asked);
  }
}

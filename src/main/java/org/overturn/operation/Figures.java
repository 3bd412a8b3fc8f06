package org.overturn.operation;

import java.util.Map;

/**
 * Figures that the database is asked for, all of one kind at once and however often they are
 * scraped at most every few seconds.
 */
public final class Figures {

  private final Lookout<Map<String, Double>> lookout;

  Figures(Lookout<Map<String, Double>> lookout) {
    this.lookout = lookout;
  }

  /** The figure of this name; not a number while the database does not answer. */
  public double of(String name) {
    return lookout.latest().map(found -> found.getOrDefault(name, 0.0)).orElse(Double.NaN);
  }

  /** The same for one that there may be none of, such as the time to the next. */
  public double ofAny(String name) {
    return lookout.latest().map(found -> found.get(name)).orElse(Double.NaN);
  }
}

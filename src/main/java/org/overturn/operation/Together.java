package org.overturn.operation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Lookouts that are asked one after the other, as those of health and of a scrape are. Whoever asks
 * one has all of them look that have an old answer, so that several that are silent, as all are
 * that need the database, are waited for at once and not one after the other.
 */
final class Together {

  private final List<Lookout<?>> all = new CopyOnWriteArrayList<>();

  <L extends Lookout<?>> L with(L lookout) {
    all.add(lookout);
    lookout.isAskedWith(() -> all.forEach(Lookout::lookIfOld));
    return lookout;
  }
}

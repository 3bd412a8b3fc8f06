package org.overturn.document;

import java.io.IOException;
import java.util.Map;

/** A file that was looked through and is kept aside, ready to be drawn page by page. */
interface Taken {

  int pages();

  /** Its named destinations, each with its page, from 0. */
  default Map<String, Integer> places() {
    return Map.of();
  }

  /** Draws each of its pages, one after the other. */
  void draw(Sheets sheets) throws IOException, Unsound;
}

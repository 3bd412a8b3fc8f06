package org.overturn.availability;

/** A calendar cannot be read; the text says why, without its address or anything in it. */
class CalendarUnreadable extends Exception {

  CalendarUnreadable(String why) {
    super(why);
  }
}

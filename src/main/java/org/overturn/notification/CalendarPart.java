package org.overturn.notification;

import java.util.regex.Pattern;

/**
 * An iCalendar object that goes with a mail, so that calendars offer to take the appointment over
 * (iMIP, RFC 6047).
 *
 * @param method what stands in its METHOD, such as {@code REQUEST} or {@code CANCEL}
 * @param text the whole VCALENDAR
 */
public record CalendarPart(String method, String text) {

  private static final Pattern METHOD = Pattern.compile("[A-Z-]{3,20}");

  public CalendarPart {
    if (method == null || !METHOD.matcher(method).matches()) {
      throw new IllegalArgumentException("The method of a calendar part is one such as REQUEST");
    }
    if (text == null || !text.contains("METHOD:" + method)) {
      throw new IllegalArgumentException("The calendar's own METHOD must be " + method);
    }
  }
}

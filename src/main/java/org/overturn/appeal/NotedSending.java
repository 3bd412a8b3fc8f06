package org.overturn.appeal;

/**
 * An attempt to send the appeal as somebody typed it into the page; date and time are the
 * practice's.
 *
 * @param state {@code failed}, or {@code unconfirmed} while nothing says what became of it
 */
record NotedSending(
    String level,
    String method,
    String date,
    String time,
    String destination,
    String state,
    String note,
    String explanation) {

  NotedSending {
    level = stripped(level);
    method = stripped(method);
    date = stripped(date);
    time = stripped(time);
    destination = stripped(destination);
    state = stripped(state);
    note = stripped(note);
    explanation = stripped(explanation);
  }

  static NotedSending empty() {
    return new NotedSending("", "", "", "", "", "", "", "");
  }

  private static String stripped(String text) {
    return text == null ? "" : text.strip();
  }
}

package org.overturn.retention;

import java.util.Comparator;
import java.util.Locale;

/**
 * Where a case's number stands that no purge reaches. It tells the place and never what stands
 * there.
 *
 * @param table with its schema
 * @param row the row's key
 */
public record Place(String table, String column, String row) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::table).thenComparing(Place::column).thenComparing(Place::row);

  private static final String OURS = "overturn.";
  private static final String FILTERS = "public.act_ru_filter";

  /**
   * False where nobody has to do anything: an arrival that came with the number is evidence as it
   * is, and goes by itself.
   */
  boolean forAPerson() {
    return !(table.equals("overturn.notice") && column.equals("original"));
  }

  /** What a person does about it, in words. */
  public String words() {
    String what = column.replace('_', ' ').strip();
    return switch (table) {
      case "overturn.notice" -> ofAnArrival(what);
      case "overturn.appeal_address" ->
          "The field “%s” of the appeal address %s names the case: on the page Appeal addresses, save this address without the number."
              .formatted(what, row);
      case "overturn.letter_template" ->
          "The field “%s” of the letter template %s names the case: on the page Letters, save this template without the number."
              .formatted(what, row);
      case "overturn.policy_version" ->
          "The field “%s” of the policy %s names the case: on the page Policies, save a version of it without the number."
              .formatted(what, row);
      case "overturn.csv_mapping" ->
          "The field “%s” of the mapping %s of a table’s columns names the case: map the columns of such a table anew, without the number."
              .formatted(what, row);
      case "overturn.retention_rule" ->
          "The field “%s” of the retention rule %s names the case: save the rule anew, below, without the number."
              .formatted(what, row);
      case FILTERS ->
          "The filter %s of Tasklist (%s) names the case: take the number out of it there, or delete the filter."
              .formatted(row, what);
      default ->
          "The column %s of the table %s names the case, in the row %s: take the number out of it, or have whoever looks after the database do it."
              .formatted(column, table, row);
    };
  }

  private String ofAnArrival(String what) {
    return forAPerson()
        ? "The field “%s” of the arrival %s names the case: have whoever looks after the database take the number out of it."
            .formatted(what, row)
        : "The arrival %s came with the case’s number and is kept as it came. Where it waits for somebody, say on its page that it belongs to this case. Else there is nothing to do: the case goes with it, when it has been kept for as long as the general rule asks."
            .formatted(row);
  }

  /** As the audit names it. */
  String code() {
    return table.toLowerCase(Locale.ROOT).replaceFirst("^" + OURS, "") + "." + column + " " + row;
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}

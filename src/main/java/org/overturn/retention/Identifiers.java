package org.overturn.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tells the patients of some cases, as it was known before they were purged; held in memory
 * only.
 *
 * @param numbers the cases' numbers
 * @param ids member ids and every number by which the payer knows the case, lower case
 * @param first first names, lower case; each belongs to the last name at the same place
 * @param last last names, lower case
 */
record Identifiers(List<String> numbers, List<String> ids, List<String> first, List<String> last) {

  /** What is shorter stands in texts by chance. */
  private static final int TELLING = 5;

  private static final int NAME = 2;

  static Identifiers of(List<CaseNumber> cases, JdbcClient jdbc) {
    List<String> numbers = cases.stream().map(CaseNumber::value).toList();
    List<String> ids =
        jdbc
            .sql(
                """
                select member_id from overturn.denial where case_number in (:numbers)
                union
                select payer_reference from overturn.denial where case_number in (:numbers)
                union
                select authorization_number from overturn.denial where case_number in (:numbers)
                union
                select reference from overturn.case_reference where case_number in (:numbers)
                """)
            .param("numbers", numbers)
            .query(String.class)
            .list()
            .stream()
            .filter(id -> id != null && id.strip().length() >= TELLING)
            .map(id -> id.strip().toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    List<String> first = new ArrayList<>();
    List<String> last = new ArrayList<>();
    jdbc.sql(
            """
            select distinct lower(patient_first_name) as first, lower(patient_last_name) as last
            from overturn.denial where case_number in (:numbers)
            """)
        .param("numbers", numbers)
        .query(
            row -> {
              String given = row.getString("first").strip();
              String family = row.getString("last").strip();
              if (given.length() >= NAME && family.length() >= NAME) {
                first.add(given);
                last.add(family);
              }
            });
    return new Identifiers(numbers, ids, first, last);
  }

  /** Says nothing: it is nothing but patients' data. */
  @Override
  public String toString() {
    return "Identifiers[of " + numbers.size() + " cases]";
  }
}

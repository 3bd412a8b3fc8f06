package org.overturn.casework;

import java.util.List;
import org.overturn.denial.CaseNumber;

/**
 * A page of the list.
 *
 * @param total how many cases the whole list has
 * @param page counted from 1
 */
record CaseListPage(List<CaseRow> rows, long total, int page) {

  List<CaseNumber> numbers() {
    return rows.stream().map(row -> new CaseNumber(row.number())).toList();
  }

  public long first() {
    return rows.isEmpty() ? 0 : (page - 1L) * CaseList.PAGE_SIZE + 1;
  }

  public long last() {
    return rows.isEmpty() ? 0 : first() + rows.size() - 1;
  }

  public boolean hasPrevious() {
    return page > 1;
  }

  public boolean hasNext() {
    return last() < total && !rows.isEmpty();
  }
}

package org.overturn.casework;

import java.util.List;

/**
 * A page of the list.
 *
 * @param total how many cases the whole list has
 * @param page counted from 1
 */
record CaseListPage(List<CaseRow> rows, long total, int page) {

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

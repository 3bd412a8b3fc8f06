package org.overturn.evidence.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartRead;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.FactKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a chart together, and has it read again; each look is audited first (R56). */
@Service
class ChartPages {

  static final String ALL = "all";
  static final String FLAWED = "look-at";
  private static final int ROWS = 100;

  /** What a person should look at comes first; in itself the order stays. */
  private static final Comparator<ChartFact> FLAWS_FIRST =
      Comparator.comparing(fact -> fact.flaws().isEmpty());

  private final Cases cases;
  private final ReadingCharts charts;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  ChartPages(Cases cases, ReadingCharts charts, Audit audit, ApplicationEventPublisher events) {
    this.cases = cases;
    this.charts = charts;
    this.audit = audit;
    this.events = events;
  }

  /**
   * The page.
   *
   * @param kind the code of a filter; one that there is not shows all
   * @param page from 1; the last one where there are fewer
   * @param clinical whether who looks may have the chart read again
   * @throws org.overturn.denial.NoSuchCase when there is none with this number
   */
  @Transactional
  ChartPage open(
      CaseNumber number, String kind, int page, boolean clinical, String user, String from) {
    Denial denial = cases.get(number);
    audit.record(user, "chart-viewed", number, from, null);
    ChartReading reading = charts.of(number);
    List<ChartPage.Filter> filters = filters(reading.facts());
    ChartPage.Filter chosen =
        filters.stream()
            .filter(each -> each.code().equals(kind))
            .findFirst()
            .orElse(new ChartPage.Filter(ALL, "All", reading.facts().size()));
    int pages = Math.max(1, (chosen.count() + ROWS - 1) / ROWS);
    int shown = Math.max(1, Math.min(page, pages));
    return new ChartPage(
        number.value(),
        denial.payer().name(),
        denial.service().label(),
        clinical && denial.isOpen(),
        reading,
        filters,
        chosen,
        reading.facts().stream()
            .filter(of(chosen.code()))
            .sorted(FLAWS_FIRST)
            .skip((long) (shown - 1) * ROWS)
            .limit(ROWS)
            .map(FactRow::of)
            .toList(),
        shown,
        pages);
  }

  /**
   * Has the chart read again, and tells those who draft from it; outside of any transaction, since
   * a server may take its time.
   *
   * @return what came of it; null when the case has ended
   */
  ChartReading readAgain(CaseNumber number, String user, String from) {
    Denial denial = cases.get(number);
    if (!denial.isOpen()) {
      return null;
    }
    return charts.read(
        denial,
        user,
        () -> {
          audit.record(user, "chart-read", number, from, null);
          events.publishEvent(new ChartRead(number, user));
        });
  }

  private static List<ChartPage.Filter> filters(List<ChartFact> facts) {
    List<ChartPage.Filter> filters = new ArrayList<>();
    filters.add(new ChartPage.Filter(ALL, "All", facts.size()));
    add(filters, FLAWED, "To look at first", facts);
    for (FactKind kind : FactKind.values()) {
      add(filters, code(kind), kind.words() + "s", facts);
    }
    return filters;
  }

  private static void add(
      List<ChartPage.Filter> filters, String code, String words, List<ChartFact> facts) {
    int count = (int) facts.stream().filter(of(code)).count();
    if (count > 0) {
      filters.add(new ChartPage.Filter(code, words, count));
    }
  }

  private static Predicate<ChartFact> of(String code) {
    return switch (code) {
      case ALL -> fact -> true;
      case FLAWED -> fact -> !fact.flaws().isEmpty();
      default -> fact -> code(fact.kind()).equals(code);
    };
  }

  private static String code(FactKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}

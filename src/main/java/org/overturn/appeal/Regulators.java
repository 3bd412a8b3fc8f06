package org.overturn.appeal;

import java.util.Map;
import org.overturn.denial.Denial;
import org.overturn.process.EngineCalls;
import org.overturn.process.RuleTables;
import org.springframework.stereotype.Component;

/**
 * To whom a payer is reported that misses the time the law gives it, from {@code regulators.dmn}.
 * It is looked up when it is shown: no clock depends on it.
 */
@Component
class Regulators {

  private static final String TABLE = "regulators";

  private final RuleTables tables;
  private final EngineCalls engine;

  Regulators(RuleTables tables, EngineCalls engine) {
    this.tables = tables;
    this.engine = engine;
  }

  /**
   * A regulator.
   *
   * @param how to complain there
   * @param source where that stands, and when it was checked
   */
  record Regulator(String name, String how, String source) {}

  Regulator of(Denial denial) {
    Map<String, Object> facts =
        Map.of("lineOfBusiness", denial.lineOfBusiness().code(), "state", denial.state());
    Map<String, Object> row = engine.unrestricted(() -> tables.answer(tables.newest(TABLE), facts));
    return new Regulator(
        String.valueOf(row.get("regulator")),
        String.valueOf(row.get("how")),
        "%s; checked %s".formatted(row.get("source"), row.get("checkedOn")));
  }
}

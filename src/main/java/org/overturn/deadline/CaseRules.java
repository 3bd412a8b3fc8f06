package org.overturn.deadline;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.overturn.denial.CaseNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The payer's call rule and appeal rights that a case goes by, kept as they were looked up. */
@Service
@Transactional
public class CaseRules {

  private static final String CALL = "peer-to-peer";
  private static final String APPEAL = "appeal-";

  private final CaseRuleRecords records;
  private final Clock clock;

  CaseRules(CaseRuleRecords records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * Keeps the outputs of {@code peer-to-peer-rules}.
   *
   * @throws InvalidRule when a cell of the row cannot be read
   */
  public WindowRule keepCallRule(CaseNumber number, Map<String, Object> outputs) {
    WindowRule rule = WindowRule.from(outputs);
    records.save(new CaseRule(number.value(), CALL, outputs, clock.instant()));
    return rule;
  }

  /**
   * Keeps the outputs of {@code appeal-rights} for a level.
   *
   * @throws InvalidRule when a cell of the row cannot be read
   */
  public AppealRight keepAppealRight(CaseNumber number, String level, Map<String, Object> outputs) {
    AppealRight right = AppealRight.from(outputs);
    records.save(new CaseRule(number.value(), APPEAL + level, outputs, clock.instant()));
    return right;
  }

  @Transactional(readOnly = true)
  public Optional<WindowRule> callRule(CaseNumber number) {
    return newest(number, CALL).map(WindowRule::from);
  }

  @Transactional(readOnly = true)
  public Optional<AppealRight> appealRight(CaseNumber number, String level) {
    return newest(number, APPEAL + level).map(AppealRight::from);
  }

  /** The rows that all open cases go by, by case; for a look at many cases at once. */
  @Transactional(readOnly = true)
  public Map<CaseNumber, KeptRules> ofOpenCases() {
    Map<CaseNumber, KeptRules> kept = new HashMap<>();
    for (CaseRule rule : records.newestOfOpenCases()) {
      kept.computeIfAbsent(new CaseNumber(rule.caseNumber()), number -> new KeptRules())
          .add(rule.kind(), rule.outputs());
    }
    return kept;
  }

  /** The rows that one case goes by, as they were kept. */
  public static final class KeptRules {

    private final Map<String, Map<String, Object>> rows = new HashMap<>();

    private void add(String kind, Map<String, Object> outputs) {
      rows.put(kind, outputs);
    }

    /** Empty when none is kept, or it can no longer be read. */
    public Optional<WindowRule> callRule() {
      return read(CALL, WindowRule::from);
    }

    /** Empty when none is kept for this level, or it can no longer be read. */
    public Optional<AppealRight> appealRight(String level) {
      return read(APPEAL + level, AppealRight::from);
    }

    private <T> Optional<T> read(String kind, Function<Map<String, Object>, T> reader) {
      try {
        return Optional.ofNullable(rows.get(kind)).map(reader);
      } catch (InvalidRule old) {
        return Optional.empty();
      }
    }
  }

  private Optional<Map<String, Object>> newest(CaseNumber number, String kind) {
    return records
        .findFirstByCaseNumberAndKindOrderByIdDesc(number.value(), kind)
        .map(CaseRule::outputs);
  }
}

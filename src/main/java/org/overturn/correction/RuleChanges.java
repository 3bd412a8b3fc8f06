package org.overturn.correction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.overturn.audit.Audit;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.CaseRules.KeptRules;
import org.overturn.deadline.RuleSource;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Denials;
import org.overturn.process.CaseFacts;
import org.overturn.process.EngineCalls;
import org.overturn.process.RuleTables;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open cases that go by other rows than the decision tables have now. None of them moves until a
 * process owner asks for it.
 */
@Service
public class RuleChanges {

  private static final String CALL = "peer-to-peer-rules";
  private static final String APPEAL = "appeal-rights";

  private final Denials denials;
  private final Cases cases;
  private final CaseRules rules;
  private final CaseFacts facts;
  private final RuleTables tables;
  private final MovingClocks moving;
  private final Retrying retrying;
  private final Audit audit;
  private final EngineCalls engine;

  RuleChanges(
      Denials denials,
      Cases cases,
      CaseRules rules,
      CaseFacts facts,
      RuleTables tables,
      MovingClocks moving,
      Retrying retrying,
      Audit audit,
      EngineCalls engine) {
    this.denials = denials;
    this.cases = cases;
    this.rules = rules;
    this.facts = facts;
    this.tables = tables;
    this.moving = moving;
    this.retrying = retrying;
    this.audit = audit;
    this.engine = engine;
  }

  /**
   * What there is to apply.
   *
   * @param open how many cases are open
   * @param asked how often a table was asked: once for each set of facts that differs
   * @param outdated the cases that go by other rows, by number
   */
  public record Found(int open, int asked, List<Outdated> outdated) {}

  /** A case that goes by other rows than the tables have now. */
  public record Outdated(CaseNumber number, String payer, List<OtherRow> rows) {}

  /**
   * A row that would take the place of another.
   *
   * @param name what the row is, in users' words
   * @param kept the name of the row that the case goes by; empty when it can no longer be read
   * @param now the name of the row that the table has now
   * @param source where that stands, and when it was checked there
   */
  public record OtherRow(String name, String kept, String now, String source) {}

  /**
   * Compares every open case with the tables as they are deployed now.
   *
   * @throws org.overturn.deadline.InvalidRule naming the row and column that its owner has to mend
   */
  @Transactional(readOnly = true)
  public Found find() {
    List<Denial> open = denials.findByOutcomeIsNullOrderByCaseNumber();
    Map<CaseNumber, KeptRules> kept = rules.ofOpenCases();
    Answers<WindowRule> calls = new Answers<>(CALL, WindowRule::from);
    Answers<AppealRight> rights = new Answers<>(APPEAL, AppealRight::from);
    List<Outdated> outdated = new ArrayList<>();
    for (Denial denial : open) {
      KeptRules rows = kept.get(denial.number());
      if (rows != null) {
        List<OtherRow> others = new ArrayList<>();
        Map<String, Object> now = facts.withKnownTopic(denial);
        other(
                "Peer-to-peer rule",
                rows.callRule(),
                calls.of(now),
                WindowRule::name,
                WindowRule::published)
            .ifPresent(others::add);
        String level = denial.appealLevel();
        other(
                "Right to appeal",
                rows.appealRight(level),
                rights.of(at(now, level)),
                AppealRight::name,
                AppealRight::published)
            .ifPresent(others::add);
        if (!others.isEmpty()) {
          outdated.add(new Outdated(denial.number(), denial.payer().listedName(), others));
        }
      }
    }
    return new Found(open.size(), calls.asked() + rights.asked(), outdated);
  }

  /** What would move if the tables were applied to this case now; nothing does. */
  public Moved preview(CaseNumber number) {
    return retrying.undone(() -> moving.ruledAnew(open(number), null));
  }

  /**
   * Applies the tables to this case, in a transaction of its own.
   *
   * @param by the process owner's user id
   * @param from the address that asked
   * @throws IllegalStateException when the case has ended
   * @throws org.overturn.deadline.InvalidRule when a row cannot be read
   */
  public Moved apply(CaseNumber number, String by, String from) {
    return retrying.inTransaction(
        () -> {
          audit.record(by, "rules-applied", number, from, null);
          return moving.ruledAnew(open(number), by);
        });
  }

  private Denial open(CaseNumber number) {
    Denial denial = cases.lock(number);
    if (!denial.isOpen()) {
      throw new CaseHasEnded();
    }
    return denial;
  }

  /** The case ended before the rules could be applied to it. */
  public static class CaseHasEnded extends RuntimeException {}

  private static Map<String, Object> at(Map<String, Object> facts, String level) {
    Map<String, Object> asked = new HashMap<>(facts);
    asked.put(Variables.APPEAL_LEVEL.name(), level);
    return asked;
  }

  private static <T> Optional<OtherRow> other(
      String what,
      Optional<T> kept,
      T now,
      Function<T, String> name,
      Function<T, RuleSource> source) {
    return kept.filter(now::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            new OtherRow(
                what, kept.map(name).orElse(""), name.apply(now), source.apply(now).words()));
  }

  /** What one table answers, asked once for each set of the facts that it reads. */
  private final class Answers<T> {

    private final RuleTables.Version table;
    private final Function<Map<String, Object>, T> reader;
    private final Map<Map<String, Object>, T> known = new HashMap<>();

    Answers(String table, Function<Map<String, Object>, T> reader) {
      this.table = engine.unrestricted(() -> tables.newest(table));
      this.reader = reader;
    }

    T of(Map<String, Object> all) {
      Map<String, Object> read = new HashMap<>(all);
      read.keySet().retainAll(engine.unrestricted(() -> tables.inputsOf(table)));
      T answer = known.get(read);
      if (answer == null) {
        answer = reader.apply(engine.unrestricted(() -> tables.answer(table, read)));
        known.put(read, answer);
      }
      return answer;
    }

    int asked() {
      return known.size();
    }
  }
}

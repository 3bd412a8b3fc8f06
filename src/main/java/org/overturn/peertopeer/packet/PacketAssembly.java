package org.overturn.peertopeer.packet;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.overturn.evidence.Source;

/**
 * What people wrote, laid over the draft. A redraft never takes a person's words away: where the
 * draft under them has changed, the statement says what it says now (R60).
 */
final class PacketAssembly {

  static final String DURATION = "duration";
  static final String REASON = "reason";

  private static final Pattern A_DATE = Pattern.compile(".*\\b(19|20)\\d\\d\\b.*|.*\\d/\\d.*");
  private static final Set<PacketPart> DATED =
      Set.of(PacketPart.SEVERITY, PacketPart.TREATMENTS, PacketPart.DIAGNOSIS);

  private final List<PacketEntry> entries;
  private final ZoneId practice;
  private final Map<String, PacketEntry> edits = new HashMap<>();
  private final Map<String, PacketEntry> before = new HashMap<>();
  private final Map<String, PacketEntry> explanations = new HashMap<>();
  private final Map<String, PacketEntry> strikes = new HashMap<>();

  PacketAssembly(List<PacketEntry> entries, ZoneId practice) {
    this.entries = entries;
    this.practice = practice;
    for (PacketEntry entry : entries) {
      switch (entry.kind()) {
        case EDIT -> takeEdit(entry);
        case EXPLANATION -> explanations.put(entry.key(), entry);
        case STRIKE -> strikes.put(entry.key(), entry);
        case RESTORE -> strikes.remove(entry.key());
        case STATEMENT -> {}
      }
    }
  }

  private void takeEdit(PacketEntry entry) {
    PacketEntry earlier = edits.put(entry.key(), entry);
    if (earlier != null && !earlier.by().equals(entry.by())) {
      before.put(entry.key(), earlier);
    }
  }

  /** Keys of the statements that are struck now. */
  Set<String> struck() {
    return new LinkedHashSet<>(strikes.keySet());
  }

  /**
   * The newest entry that stands for this key: what somebody who writes over it has to have seen.
   */
  long mark(PacketEntry.Kind kind, String key) {
    Map<String, PacketEntry> newest = kind == PacketEntry.Kind.EDIT ? edits : explanations;
    return Optional.ofNullable(newest.get(key)).map(PacketEntry::id).orElse(0L);
  }

  Optional<String> edited(String key) {
    return Optional.ofNullable(edits.get(key)).map(PacketEntry::words);
  }

  Optional<String> explained(String key) {
    return Optional.ofNullable(explanations.get(key)).map(PacketEntry::words);
  }

  /** Whether a person's words stand in the statement with this key. */
  boolean isWritten(String key) {
    return edits.containsKey(key)
        || explanations.containsKey(key)
        || key.equals(PacketDraft.APPROVAL) && edits.containsKey(DURATION)
        || entries.stream()
            .anyMatch(
                each -> each.kind() == PacketEntry.Kind.STATEMENT && each.ownKey().equals(key));
  }

  Packet over(Packet draft, Answering answering) {
    List<Statement> statements = new ArrayList<>();
    for (PacketPart part : PacketPart.values()) {
      if (part == PacketPart.REASON) {
        citedByHand(draft).ifPresent(statements::add);
      }
      draft.of(part).stream()
          .filter(each -> !isSettled(each))
          .map(this::withWords)
          .forEach(statements::add);
      entries.stream()
          .filter(each -> each.kind() == PacketEntry.Kind.STATEMENT && each.part() == part)
          .map(this::written)
          .forEach(statements::add);
    }
    statements.replaceAll(this::withStrike);
    answering.from(statements).stream()
        .map(this::withStrike)
        .forEach(each -> statements.add(placeOfAnswers(statements), each));
    return new Packet(draft.number(), draft.head(), statements, 0, null, null);
  }

  /** Before what people wrote about objections themselves comes what the table foresees. */
  private static int placeOfAnswers(List<Statement> statements) {
    int place = statements.size();
    while (place > 0
        && statements.get(place - 1).part() == PacketPart.OBJECTIONS
        && statements.get(place - 1).key().startsWith("written:")) {
      place--;
    }
    return place;
  }

  /** A gap that a person has filled on this page is none any more. */
  private boolean isSettled(Statement statement) {
    return switch (statement.key()) {
      case PacketDraft.DURATION_MISSING -> edits.containsKey(DURATION);
      case "missing:reason" -> edits.containsKey(REASON);
      case "missing:diagnosis" -> isWritten(PacketPart.DIAGNOSIS);
      case "missing:severity" -> isWritten(PacketPart.SEVERITY);
      case "missing:treatments" -> isWritten(PacketPart.TREATMENTS);
      default -> false;
    };
  }

  private boolean isWritten(PacketPart part) {
    return entries.stream()
        .anyMatch(
            each ->
                each.kind() == PacketEntry.Kind.STATEMENT
                    && each.part() == part
                    && !strikes.containsKey(each.ownKey()));
  }

  private Statement withWords(Statement drafted) {
    Statement statement = drafted;
    PacketEntry edit = edits.get(drafted.key());
    if (edit != null) {
      statement = edited(drafted, edit);
    }
    if (drafted.key().equals(PacketDraft.APPROVAL) && edits.containsKey(DURATION)) {
      PacketEntry duration = edits.get(DURATION);
      statement =
          statement.saying(
              statement.text() + "; duration: " + duration.words(),
              and(statement.sources(), duration),
              statement.redrafted());
    }
    PacketEntry explanation = explanations.get(drafted.key());
    return explanation == null
        ? statement
        : statement.saying(
            statement.text() + " Explained: " + explanation.words(),
            and(statement.sources(), explanation),
            statement.redrafted());
  }

  private Statement edited(Statement drafted, PacketEntry edit) {
    boolean moved = !edit.drafted().equals(drafted.text()) && !edit.words().equals(drafted.text());
    return drafted
        .saying(
            edit.words(),
            and(List.of(), edit),
            moved && !edit.drafted().isEmpty() ? drafted.text() : "")
        .inPlaceOf(before(edit.key()));
  }

  /** What somebody else had written there, so that no words are lost over others (R60). */
  private String before(String key) {
    PacketEntry earlier = before.get(key);
    return earlier == null
        ? ""
        : "“%s”, %s"
            .formatted(
                earlier.words(), Sources.written(earlier.by(), earlier.at(), practice).words());
  }

  private Optional<Statement> citedByHand(Packet draft) {
    return Optional.ofNullable(edits.get(REASON))
        .map(
            edit -> {
              String now = cited(draft);
              boolean moved = !edit.drafted().equals(now) && !edit.words().equals(now);
              return Statement.of(
                      PacketPart.REASON,
                      REASON,
                      "Criterion cited",
                      edit.words(),
                      and(List.of(), edit))
                  .saying(edit.words(), and(List.of(), edit), moved ? now : "")
                  .inPlaceOf(before(REASON));
            });
  }

  /** The reason in the draft's words, one a line: what the form offers to write over. */
  static String cited(Packet packet) {
    return String.join(
        "\n",
        packet.of(PacketPart.REASON).stream()
            .filter(each -> !each.key().equals("policy") && !each.isStruck())
            .map(Statement::text)
            .toList());
  }

  private Statement written(PacketEntry entry) {
    String caution =
        DATED.contains(entry.part()) && !A_DATE.matcher(entry.words().replace('\n', ' ')).matches()
            ? "no date"
            : "";
    return Statement.of(entry.part(), entry.ownKey(), "", entry.words(), and(List.of(), entry))
        .withCaution(caution);
  }

  private Statement withStrike(Statement statement) {
    PacketEntry strike = strikes.get(statement.key());
    return strike == null ? statement : statement.struck(strike.by(), strike.at());
  }

  private List<Source> and(List<Source> sources, PacketEntry entry) {
    List<Source> all = new ArrayList<>(sources);
    if (!entry.source().isBlank()) {
      all.add(Source.of(entry.source()));
    }
    all.add(Sources.written(entry.by(), entry.at(), practice));
    return all;
  }
}

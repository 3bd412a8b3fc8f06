package org.overturn.peertopeer.packet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the physician has in hand in the call. Protected health information.
 *
 * @param number of the case
 * @param head who and what it is about, for the top of the page (R33)
 * @param statements in the order of the page
 * @param version which completed one this is; 0 while it is being prepared
 * @param completedBy who completed this version; null while it is being prepared
 * @param completedAt null while it is being prepared
 */
public record Packet(
    String number,
    List<Fact> head,
    List<Statement> statements,
    int version,
    String completedBy,
    Instant completedAt) {

  public Packet {
    head = List.copyOf(head);
    statements = List.copyOf(statements);
  }

  /** A labeled fact of the head. */
  public record Fact(String label, String value) {

    @Override
    public String toString() {
      return "Fact[" + label + "]";
    }
  }

  /** The statements of a part, the struck ones too. */
  public List<Statement> of(PacketPart part) {
    return statements.stream().filter(each -> each.part() == part).toList();
  }

  public Optional<Statement> statement(String key) {
    return statements.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  /** True for a version that a person completed: it never changes. */
  @JsonIgnore
  public boolean isComplete() {
    return completedAt != null;
  }

  Packet completed(int as, String by, Instant at) {
    return new Packet(number, head, statements, as, by, at);
  }

  @Override
  public String toString() {
    return "Packet[" + number + "]";
  }
}

package org.overturn.intake.x12;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overturn.intake.PlainText;

/** A name (NM1 or N1) and the segments that belong to it. */
record Party(Segment name, List<Segment> details) {

  static Party of(Segment name) {
    return new Party(name, new ArrayList<>());
  }

  boolean is(String... roles) {
    return List.of(roles).contains(name.element(1));
  }

  boolean isPerson() {
    return name.element(2).equals("1");
  }

  Stream<Segment> all(String tag) {
    return details.stream().filter(segment -> segment.is(tag));
  }

  Optional<Segment> first(String tag) {
    return all(tag).findFirst();
  }

  /** The identifier, where it is qualified as one of these. */
  Optional<String> identifier(String... qualifiers) {
    return Optional.of(name.element(9))
        .filter(value -> !value.isEmpty() && List.of(qualifiers).contains(name.element(8)));
  }

  /** "James B Gardener": as people say it. */
  String fullName() {
    return PlainText.of(
        String.join(" ", name.element(4), name.element(5), name.element(3)).replaceAll(" +", " "));
  }

  /** The first telephone number among its contacts, with its extension. */
  Optional<String> phone() {
    return all("PER").flatMap(Party::phones).findFirst();
  }

  private static Stream<String> phones(Segment contact) {
    List<String> phones = new ArrayList<>();
    for (int i = 3; i <= 7; i += 2) {
      if (contact.element(i).equals("TE") && !contact.element(i + 1).isEmpty()) {
        boolean extended = contact.element(i + 2).equals("EX");
        phones.add(contact.element(i + 1) + (extended ? " ext. " + contact.element(i + 3) : ""));
      }
    }
    return phones.stream();
  }

  @Override
  public String toString() {
    return "Party[not shown]";
  }
}

package org.overturn.peertopeer.packet;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person fills in on the page of a packet, all of it text until it is checked; each form on
 * the page uses some of it.
 *
 * @param key of the statement that it is about
 * @param part that a statement is added to, as its name in lower case
 * @param seen the mark of the words that the person saw and writes over
 */
record PacketForm(
    String key,
    String part,
    String words,
    String source,
    String duration,
    String name,
    String organization,
    String year,
    String seen,
    String seenDuration) {

  PacketForm {
    key = plain(key);
    part = plain(part);
    words = plain(words);
    source = plain(source);
    duration = plain(duration);
    name = plain(name);
    organization = plain(organization);
    year = plain(year);
    seen = plain(seen);
    seenDuration = plain(seenDuration);
  }

  static final PacketForm EMPTY = new PacketForm("", "", "", "", "", "", "", "", "", "");

  Optional<PacketPart> chosenPart() {
    return Stream.of(PacketPart.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(part))
        .findFirst();
  }

  /** The same with the marks of what stands there by now. */
  PacketForm withSeen(String about, long mark) {
    boolean ofDuration = about.equals(PacketAssembly.DURATION);
    return new PacketForm(
        key,
        part,
        words,
        source,
        duration,
        name,
        organization,
        year,
        ofDuration ? seen : String.valueOf(mark),
        ofDuration ? String.valueOf(mark) : seenDuration);
  }

  private static String plain(String value) {
    return value == null ? "" : value.strip();
  }

  /** Says nothing: it is about a patient. */
  @Override
  public String toString() {
    return "PacketForm[not shown]";
  }
}

package org.overturn.peertopeer.packet;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of {@code anticipated-objections.dmn}.
 *
 * @param objection what the reviewer may say
 * @param answer how to answer, in general
 * @param bring the part of the packet whose facts answer it, as its name in lower case; empty for
 *     none
 */
record Objection(String objection, String answer, String bring) {

  Optional<PacketPart> part() {
    return Stream.of(PacketPart.values())
        .filter(each -> each.name().equalsIgnoreCase(bring))
        .findFirst();
  }
}

package org.overturn.security.sso;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What an identity provider says of a person, found by names as people write them in settings. */
record Claims(Map<String, Object> all) {

  /** The text of a claim, without blanks around it; empty where there is none. */
  String text(String name) {
    return at(name) instanceof String text ? text.strip() : "";
  }

  /** The texts of a claim that is a list, or one text. */
  List<String> texts(String name) {
    Object found = at(name);
    Stream<?> each = found instanceof Collection<?> many ? many.stream() : Stream.of();
    return found instanceof String one
        ? List.of(one)
        : each.filter(Objects::nonNull).map(Object::toString).toList();
  }

  /** A claim's whole name goes before a path: providers make names that are addresses. */
  private Object at(String name) {
    if (all.containsKey(name)) {
      return all.get(name);
    }
    Object here = all;
    for (String part : name.split("\\.")) {
      here = here instanceof Map<?, ?> inside ? inside.get(part) : null;
    }
    return here;
  }
}

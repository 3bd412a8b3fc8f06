package org.overturn.evidence.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.overturn.process.KnownPayers;
import org.springframework.stereotype.Component;

/** The payers whose policies can be kept: those of {@code identify-payer.dmn}, and everybody. */
@Component
class PolicyPayers {

  /** Stands for every payer. */
  static final String EVERYBODY = "*";

  private final KnownPayers known;

  PolicyPayers(KnownPayers known) {
    this.known = known;
  }

  /** Name by id, in the table's order; the last is {@code *}. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>(known.names());
    names.put(EVERYBODY, "Every payer");
    return Collections.unmodifiableMap(names);
  }

  /** The name; the id itself for a payer that the table no longer has. */
  String name(String id) {
    return names().getOrDefault(id, id);
  }
}

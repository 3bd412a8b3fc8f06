package org.overturn.denial;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The numbers by which a payer names a request: its own, ours that it repeats, and the new one of a
 * corrected request. A later answer finds its case by any of them.
 */
@Service
public class PayerReferences {

  private final Denials denials;
  private final JdbcClient jdbc;

  PayerReferences(Denials denials, JdbcClient jdbc) {
    this.denials = denials;
    this.jdbc = jdbc;
  }

  /** Keeps another number of the case; blank ones and known ones change nothing. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(CaseNumber number, String reference) {
    if (reference == null || reference.isBlank()) {
      return;
    }
    jdbc.sql(
            """
            insert into overturn.case_reference (case_number, reference) values (?, ?)
            on conflict do nothing
            """)
        .param(number.value())
        .param(reference.strip())
        .update();
  }

  /** The payer's cases under any of these numbers, in the order of the numbers given. */
  @Transactional(readOnly = true)
  public List<Denial> casesUnder(String payerId, Collection<String> references) {
    Set<Denial> found = new LinkedHashSet<>();
    for (String reference : references) {
      found.addAll(denials.findByPayerAndReference(payerId, reference));
      found.addAll(denials.findByPayerAndOtherReference(payerId, reference));
    }
    return List.copyOf(found);
  }
}

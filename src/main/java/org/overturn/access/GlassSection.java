package org.overturn.access;

import java.util.List;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** On the case page: who opened the case though it is not theirs. The reasons are in the audit. */
@Component
class GlassSection implements CaseSection {

  private final CaseAccess cases;

  GlassSection(CaseAccess cases) {
    this.cases = cases;
  }

  @Override
  public String title() {
    return "Opened by breaking the glass";
  }

  @Override
  public int order() {
    return 900;
  }

  @Override
  public List<Part> of(Denial denial) {
    return cases.broken(denial.number()).stream()
        .map(
            each ->
                Part.facts(
                    "By " + each.user(),
                    Entry.of("From", each.since()),
                    Entry.of("Until", each.until())))
        .toList();
  }
}

package org.overturn.appeal.bundle;

import java.util.ArrayList;
import java.util.List;
import org.overturn.appeal.letter.Letters;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** On the case page: the way to the exhibits, and what was sealed to be filed. */
@Component
class BundleSection implements CaseSection {

  private final Bundles bundles;
  private final Letters letters;

  BundleSection(Bundles bundles, Letters letters) {
    this.bundles = bundles;
    this.letters = letters;
  }

  @Override
  public String title() {
    return "Bundle of the appeal";
  }

  @Override
  public int order() {
    return 31;
  }

  @Override
  public List<Part> of(Denial denial) {
    String level = denial.appealLevel();
    List<Part> parts = new ArrayList<>();
    if (level != null && letters.toFile(denial.number(), level).isPresent()) {
      parts.add(
          Part.facts(
              "",
              Entry.of("To be filed", "Letter and exhibits")
                  .to("/cases/%s/appeals/%s/bundle".formatted(denial.number(), level))));
    }
    for (SealedBundle each : bundles.of(denial.number())) {
      parts.add(
          Part.facts(
              "%s, version %d".formatted(each.level().replace('-', ' '), each.version()),
              Entry.of("Sealed", each.sealedAt()),
              Entry.of("By", each.sealedBy()),
              Entry.of("PDF", each.pages() + " pages").to(each.address(denial.number().value())),
              Entry.of("SHA-256", each.sha256())));
    }
    return parts;
  }
}

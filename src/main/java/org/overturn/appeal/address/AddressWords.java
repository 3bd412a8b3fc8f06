package org.overturn.appeal.address;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.overturn.process.KnownPayers;
import org.springframework.stereotype.Component;

/** The words in which people read whose appeals an address is for. */
@Component("addressWords")
class AddressWords {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("commercial", "Commercial (state-regulated)"),
          Map.entry("employer", "Employer plan (self-funded)"),
          Map.entry("marketplace", "Marketplace"),
          Map.entry("medicare-advantage", "Medicare Advantage"),
          Map.entry("medicare-part-d", "Medicare Part D (drugs)"),
          Map.entry("medicaid-managed-care", "Medicaid managed care"),
          Map.entry("fep", "Federal employees (FEP)"),
          Map.entry("standard", "Standard"),
          Map.entry("expedited", "Expedited"),
          Map.entry("internal-1", "Internal appeal, level 1"),
          Map.entry("internal-2", "Internal appeal, level 2"),
          Map.entry("external", "External review"));

  private final KnownPayers payers;

  AddressWords(KnownPayers payers) {
    this.payers = payers;
  }

  public String payer(String id) {
    return payers.names().getOrDefault(id, id);
  }

  public String of(String code) {
    return WORDS.getOrDefault(code, code);
  }

  /** For example "Medicare Advantage, expedited, every level". */
  public String scope(AddressScope scope) {
    return "%s, %s, %s"
        .formatted(
            either(scope.lineOfBusiness(), "Every line of business"),
            either(scope.urgency(), "standard and expedited").toLowerCase(java.util.Locale.US),
            level(scope.level()));
  }

  private String level(String code) {
    String words = either(code, "every level");
    return words.substring(0, 1).toLowerCase(java.util.Locale.US) + words.substring(1);
  }

  private String either(String code, String every) {
    return AddressScope.EVERY.equals(code) ? every : of(code);
  }

  /** Words by code, for a choice. */
  Map<String, String> choices(Collection<String> codes) {
    Map<String, String> choices = new LinkedHashMap<>();
    codes.forEach(code -> choices.put(code, of(code)));
    return choices;
  }
}

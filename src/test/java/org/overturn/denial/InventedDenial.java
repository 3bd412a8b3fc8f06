package org.overturn.denial;

/** A case as it stands in memory, for tests that need no database. */
public final class InventedDenial {

  private InventedDenial() {}

  public static Denial of(CaseNumber number, DenialNotice notice, Payer payer, String topic) {
    Denial denial = Denial.open(number, notice, payer, null);
    denial.classified(topic, DenialKind.CLINICAL, "");
    return denial;
  }
}

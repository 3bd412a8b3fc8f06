package org.overturn.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a payer's coverage policy. It never changes: another version is another one, so
 * that an old case keeps what its packet was written by.
 *
 * @param id of this version
 * @param number the payer's own, such as {@code NCD 240.4}
 * @param version as the payer names it, or our own count
 * @param payer the payer's id as in {@code identify-payer.dmn}; {@code *} for a policy that binds
 *     whoever the payer is, such as a national coverage determination
 * @param effectiveFrom first day; null where the payer names none
 * @param effectiveTo last day; null while it holds
 * @param retrievedOn the day on which its text was looked at (R23)
 * @param source where it was retrieved
 * @param services what it covers, such as {@code CPT 72148} or {@code CPT 7214*}
 */
public record Policy(
    UUID id,
    String number,
    String title,
    String version,
    String payer,
    LocalDate effectiveFrom,
    LocalDate effectiveTo,
    LocalDate retrievedOn,
    String source,
    List<String> services,
    List<Criterion> criteria,
    List<Guideline> guidelines) {

  public Policy {
    services = List.copyOf(services);
    criteria = List.copyOf(criteria);
    guidelines = List.copyOf(guidelines);
  }

  /** Number and version, such as "NCD 240.4, version 3". */
  public String label() {
    return version == null || version.isBlank() ? number : number + ", version " + version;
  }

  public Optional<Criterion> criterion(String criterionId) {
    return criteria.stream().filter(each -> each.id().equals(criterionId)).findFirst();
  }
}

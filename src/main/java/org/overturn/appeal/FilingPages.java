package org.overturn.appeal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.appeal.address.AppealAddresses;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Urgency;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the page of a case's filings; each look is on record. */
@Service
class FilingPages {

  private final Cases cases;
  private final Appeals appeals;
  private final AppealAddresses addresses;
  private final ProofDocuments proofs;
  private final SendingRecords sendings;
  private final NotingSendings noting;
  private final Audit audit;

  FilingPages(
      Cases cases,
      Appeals appeals,
      AppealAddresses addresses,
      ProofDocuments proofs,
      SendingRecords sendings,
      NotingSendings noting,
      Audit audit) {
    this.cases = cases;
    this.appeals = appeals;
    this.addresses = addresses;
    this.proofs = proofs;
    this.sendings = sendings;
    this.noting = noting;
    this.audit = audit;
  }

  @Transactional
  FilingPage open(CaseNumber number, String by, String from) {
    Denial denial = cases.get(number);
    audit.record(by, "filing-viewed", number, from, null);
    List<String> levels = noting.levels(denial);
    String level = levels.isEmpty() ? denial.appealLevel() : levels.get(0);
    Optional<AppealAddress> address = addresses.of(denial, level, expedited(denial));
    List<ProofDocuments.Proof> uploaded = proofs.of(number);
    return new FilingPage(
        number,
        denial.payer().name(),
        address.orElse(null),
        address.filter(addresses::isToCheck).isPresent(),
        uploaded,
        sendings.of(number).stream().map(each -> row(each, uploaded)).toList(),
        levels.stream().map(code -> new FilingPage.Choice(code, LevelWords.of(code))).toList());
  }

  private boolean expedited(Denial denial) {
    return denial.urgency() == Urgency.EXPEDITED
        || appeals
            .findByCaseNumberAndLevel(denial.number().value(), denial.appealLevel())
            .filter(Appeal::isExpedited)
            .isPresent();
  }

  private FilingPage.Row row(Sending sending, List<ProofDocuments.Proof> uploaded) {
    List<UUID> proven = sendings.proofs(sending.id());
    return new FilingPage.Row(
        sending,
        LevelWords.of(sending.level()),
        uploaded.stream()
            .filter(each -> proven.contains(each.document().id()))
            .map(ProofDocuments.Proof::place)
            .toList());
  }
}

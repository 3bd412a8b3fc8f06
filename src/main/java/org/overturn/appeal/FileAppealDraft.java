package org.overturn.appeal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.appeal.address.AppealAddresses;
import org.overturn.denial.Denial;
import org.overturn.denial.FormDraft;
import org.overturn.denial.Urgency;
import org.springframework.stereotype.Component;

/**
 * Where the appeal goes, for the form in which its filing is recorded; where the payer takes it in
 * several ways, the one that was chosen decides, and the form stays blank.
 */
@Component
class FileAppealDraft implements FormDraft {

  private static final List<String> METHODS = List.of("portal", "fax", "mail", "e-mail");

  private final AppealAddresses addresses;

  FileAppealDraft(AppealAddresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public String form() {
    return "file-appeal";
  }

  @Override
  public Map<String, String> of(Denial denial) {
    Set<String> ways =
        addresses
            .of(denial, denial.appealLevel(), denial.urgency() == Urgency.EXPEDITED)
            .map(FileAppealDraft::ways)
            .orElse(Set.of());
    return ways.size() == 1 ? Map.of("destination", ways.iterator().next()) : Map.of();
  }

  private static Set<String> ways(AppealAddress address) {
    return METHODS.stream()
        .map(address::destination)
        .filter(way -> !way.isEmpty())
        .collect(Collectors.toSet());
  }
}
